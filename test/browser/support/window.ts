import { chromium, type Browser, type BrowserContext, type Page } from 'playwright-core';
import { startStack, type Stack, type StackOptions } from '../../setup/stack.ts';
import type { ApiClient } from '../../support/http.ts';

export type Language = 'fa' | 'en';

/** The product, and a browser to look at it with. */
export interface Product {
  stack: Stack;
  open(options?: WindowOptions): Promise<Window>;
  close(): Promise<void>;
}

/**
 * In the Chromium that the global set-up has found; without a sandbox, because tests may run as root.
 * @param options `host`: a name under which the browser finds the product; `localhost` is safer than others to a browser
 */
export async function openProduct({ host, ...options }: StackOptions & { host?: string } = {}): Promise<Product> {
  const stack = await startStack(options);
  const address = new URL(stack.urls.api);
  const args = ['--no-sandbox', '--disable-dev-shm-usage'];
  if (host) args.push(`--host-resolver-rules=MAP ${host} ${address.hostname}`);
  if (host) address.hostname = host;
  const browser = await chromium
    .launch({ executablePath: process.env.CHROMIUM_PATH, args })
    .catch(async (error: unknown) => {
      await stack.stop();
      throw error;
    });
  return {
    stack,
    open: (options) => openWindow({ browser, address }, options),
    close: () => browser.close().finally(() => stack.stop()),
  };
}

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
  /** Request headers. */
  headers?: Record<string, string>;
}

const PATIENCE_MS = 20_000;

async function openWindow(
  { browser, address }: Opened,
  { width = 1280, as, headers }: WindowOptions = {},
): Promise<Window> {
  const context = await browser.newContext({
    baseURL: address.origin,
    viewport: { width, height: 800 },
    reducedMotion: 'reduce',
    extraHTTPHeaders: headers,
  });
  context.setDefaultTimeout(PATIENCE_MS);
  if (as) await context.addCookies([{ ...cookieOf(as), domain: address.hostname, httpOnly: true }]);
  const page = await context.newPage();
  const complaints: string[] = [];
  page.on('console', (message) => {
    if (message.type() === 'error') complaints.push(`${message.text()} ${message.location().url}`);
  });
  page.on('pageerror', (error) => complaints.push(error.message));
  return { page, context, complaints };
}

interface Opened {
  browser: Browser;
  address: URL;
}

const cookieOf = (who: { portal: ApiClient } | { desk: ApiClient }) =>
  'portal' in who
    ? { name: 'pishkhan_session', path: '/api/v1', value: who.portal.token ?? '' }
    : { name: 'pishkhan_desk', path: '/api/desk/v1', value: who.desk.token ?? '' };

/** Waits until the page's heading says this. */
export const heading = (page: Page, name: string | RegExp): Promise<void> =>
  page.getByRole('heading', { level: 1, name }).waitFor();
