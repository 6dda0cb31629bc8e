import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { Page } from 'playwright-core';
import type { Stack } from '../setup/stack.ts';
import { anApplicant, aSubmittedLetter, staff, type Applicant } from '../support/people.ts';
import { press, rejectWith, submitSignIn } from './support/desk.ts';
import { heading, openProduct, type Product } from './support/window.ts';

const SUBJECT = 'درخواست تمدید پروانه';
const REASON = 'تصویر کارت ملی خوانا نیست.';
const REJECT = rejectWith(REASON);

let product: Product;
let stack: Stack;
let applicant: Applicant;
let page: Page;
let letter: string;

beforeAll(async () => {
  product = await openProduct();
  stack = product.stack;
  applicant = await anApplicant(stack);
}, 120_000);
afterAll(() => product?.close());

beforeEach(async () => {
  ({ id: letter } = await aSubmittedLetter(applicant, 'ministry', { subject: SUBJECT }));
  ({ page } = await product.open({ as: { desk: await staff(stack, 'secretary') } }));
  await page.goto(`/desk/#/submissions/${letter}/show`);
  await heading(page, SUBJECT);
});
afterEach(() => page?.context().close());

describe('a controller who writes a reason', () => {
  const reason = () => page.getByRole('dialog').getByLabel(REJECT.field);
  const confirm = () => page.getByRole('dialog').getByRole('button', { name: REJECT.confirm }).click();

  beforeEach(async () => {
    await press(page, REJECT.label);
    await reason().fill(REASON);
  });

  it('is told that the session has ended, and finds the words again after signing in', async () => {
    await page.context().clearCookies();
    await confirm();
    await page.getByText('نشست شما پایان یافت.').waitFor();
    await submitSignIn(page, 'secretary');
    await heading(page, SUBJECT);
    await press(page, REJECT.label);
    expect(await reason().inputValue()).toBe(REASON);
    await confirm();
    await page.getByText('ردشده').first().waitFor();
    expect(await page.evaluate('sessionStorage.length')).toBe(0);
  });
});
