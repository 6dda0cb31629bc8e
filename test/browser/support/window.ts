import { chromium, type Browser, type BrowserContext, type Page } from 'playwright-core';
import type { Stack } from '../../setup/stack.ts';
import type { ApiClient } from '../../support/http.ts';

export type Language = 'fa' | 'en';

/** The Chromium that the global set-up has found. Without a sandbox, because tests may run as root. */
export const openBrowser = (): Promise<Browser> =>
  chromium.launch({ executablePath: process.env.CHROMIUM_PATH, args: ['--no-sandbox', '--disable-dev-shm-usage'] });

/** One person's browser: a page, and everything that the browser complained about on it. */
export interface Window {
  page: Page;
  context: BrowserContext;
  /** Errors in the console, violations of the content security policy among them, and scripts that broke. */
  complaints: string[];
}

export interface WindowOptions {
  width?: number;
  /** Signed in to the portal as this applicant, or to the desk as this member of staff. */
  as?: { portal: ApiClient } | { desk: ApiClient };
}

const PATIENCE_MS = 20_000;

export async function openWindow(
  browser: Browser,
  stack: Stack,
  { width = 1280, as }: WindowOptions = {},
): Promise<Window> {
  const context = await browser.newContext({
    baseURL: stack.urls.api,
    viewport: { width, height: 800 },
    reducedMotion: 'reduce',
  });
  context.setDefaultTimeout(PATIENCE_MS);
  if (as) await context.addCookies([{ ...cookieOf(as), domain: new URL(stack.urls.api).hostname, httpOnly: true }]);
  const page = await context.newPage();
  const complaints: string[] = [];
  page.on('console', (message) => {
    if (message.type() === 'error') complaints.push(`${message.text()} ${message.location().url}`);
  });
  page.on('pageerror', (error) => complaints.push(error.message));
  return { page, context, complaints };
}

const cookieOf = (who: { portal: ApiClient } | { desk: ApiClient }) =>
  'portal' in who
    ? { name: 'pishkhan_session', path: '/api/v1', value: who.portal.token ?? '' }
    : { name: 'pishkhan_desk', path: '/api/desk/v1', value: who.desk.token ?? '' };

/** Waits until the page's heading says this. */
export const heading = (page: Page, name: string | RegExp): Promise<void> =>
  page.getByRole('heading', { level: 1, name }).waitFor();
