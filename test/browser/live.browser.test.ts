import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import type { Page } from 'playwright-core';
import type { Stack } from '../setup/stack.ts';
import { anApplicant, aSubmittedLetter, decide, reaches, staff, type Applicant } from '../support/people.ts';
import { heading, openProduct, type Product } from './support/window.ts';

const API = /\/api\/desk\/v1\/(submissions|stuck)/;
/** More than two rounds of asking every ten seconds, as the desk did before. */
const QUIET_MS = 22_000;
const EVENTS = '**/api/desk/v1/events';
const NOT_LIVE = 'ارتباط زنده با سامانه قطع شده است';

let product: Product;
let stack: Stack;
let applicant: Applicant;
let page: Page;
let asked: string[];

beforeAll(async () => {
  product = await openProduct();
  stack = product.stack;
  applicant = await anApplicant(stack);
}, 120_000);
afterAll(() => product?.close());
afterEach(() => page?.context().close());

const persian = (text: string) => text.replace(/\d/g, (digit) => '۰۱۲۳۴۵۶۷۸۹'[Number(digit)] ?? digit);

const openDesk = async (path: string, title: string) => {
  ({ page } = await product.open({ as: { desk: await staff(stack, 'secretary') } }));
  asked = [];
  page.on('request', (request) => API.test(request.url()) && asked.push(request.url()));
  await page.goto(`/desk/#/${path}`);
  await heading(page, title);
};

describe('an open desk', () => {
  it('shows a letter as soon as it is sent, and asks for nothing while nothing happens', async () => {
    await openDesk('submissions', 'کارتابل');
    await page.waitForTimeout(3_000);
    const before = asked.length;
    await page.waitForTimeout(QUIET_MS);
    expect(asked.slice(before)).toEqual([]);
    const { id } = await aSubmittedLetter(applicant, 'ministry', { subject: 'درخواست دیدن بی‌درنگ' });
    await page.getByRole('link', { name: 'درخواست دیدن بی‌درنگ' }).waitFor({ timeout: 4_000 });
    expect(asked.length - before).toBeLessThan(6);
    await decide(await staff(stack, 'secretary'), id, 'reject', { reason: 'مدارک خوانا نیست.' });
    await page.getByRole('link', { name: 'درخواست دیدن بی‌درنگ' }).waitFor({ state: 'detached', timeout: 4_000 });
  });

  it('shows the number of an open letter when it has come', async () => {
    const { id } = await aSubmittedLetter(applicant, 'ministry', { subject: 'درخواست شماره' });
    await openDesk(`submissions/${id}/show`, 'درخواست شماره');
    await decide(await staff(stack, 'secretary'), id, 'accept');
    const { letterNumber } = await reaches(applicant, id, 'registered');
    await page.getByText(persian(letterNumber)).first().waitFor({ timeout: 4_000 });
  });

  it('says when nothing arrives by itself, and goes on when it does', async () => {
    ({ page } = await product.open({ as: { desk: await staff(stack, 'secretary') } }));
    await page.route(EVENTS, (route) => route.abort());
    await page.goto('/desk/#/submissions');
    await heading(page, 'کارتابل');
    await page.getByText(NOT_LIVE).waitFor();
    await page.unroute(EVENTS);
    await page.getByText(NOT_LIVE).waitFor({ state: 'detached' });
    await aSubmittedLetter(applicant, 'ministry', { subject: 'درخواست پس از قطع' });
    await page.getByRole('link', { name: 'درخواست پس از قطع' }).waitFor({ timeout: 4_000 });
  });

  it('leads to the sign-in page soon after its session has ended elsewhere', async () => {
    const me = await staff(stack, 'secretary');
    ({ page } = await product.open({ as: { desk: me } }));
    await page.goto('/desk/#/submissions');
    await heading(page, 'کارتابل');
    await me.delete('/api/desk/v1/sessions/current');
    await page.getByText('نشست شما پایان یافت.').waitFor({ timeout: 15_000 });
  });
});
