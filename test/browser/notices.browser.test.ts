import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Page } from 'playwright-core';
import type { Stack } from '../setup/stack.ts';
import { eventually } from '../support/http.ts';
import { aSubmittedLetter, anApplicant, freshPerson, reaches, staff, witnesses } from '../support/people.ts';
import { press } from './support/desk.ts';
import { heading, openProduct, type Product } from './support/window.ts';

let product: Product;
let stack: Stack;

beforeAll(async () => {
  product = await openProduct();
  stack = product.stack;
}, 120_000);
afterAll(() => product?.close());

const messagesTo = async (mobile: string): Promise<string[]> =>
  (await witnesses(stack).sms(mobile)).map(({ text }) => text);

describe('the desk', () => {
  let page: Page;
  const text = () => page.getByLabel('متن فارسی').nth(2);
  beforeAll(async () => {
    ({ page } = await product.open({ as: { desk: await staff(stack, 'admin') } }));
    await page.goto('/desk/#/notices');
    await heading(page, 'پیامک‌ها');
  });

  it('shows what a text becomes and costs while it is written', async () => {
    const notice = page.getByRole('region', { name: 'ثبت نامه و شمارهٔ آن' });
    await text().fill('ثبت شد: {letterNumber}');
    await notice.getByText('این پیامک بی «پیوند پیگیری یا کد پیگیری» فرستاده نمی‌شود.').first().waitFor();
    await notice.getByRole('button', { name: 'کد پیگیری' }).first().click();
    expect(await text().inputValue()).toBe('ثبت شد: {letterNumber}{trackingCode}');
    await notice.getByText(/^[۰-۹]+ نویسه، ۱ بخش \(هر بخش ۷۰ نویسه\)$/).waitFor();
  });

  it('refuses a text that lost what it needs, and keeps one that has it', async () => {
    await text().fill('ثبت شد.');
    await press(page, 'ذخیره');
    await page.getByText('ذخیره نشد؛').first().waitFor();
    await text().fill('ثبت شد: {letterNumber} {link}');
    await press(page, 'ذخیره');
    await page.getByText('تنظیم پیامک‌ها ذخیره شد.').waitFor();
  });

  it('sends a text to one’s own phone', async () => {
    const { mobile } = freshPerson();
    await page.getByRole('button', { name: 'آزمایش روی گوشی' }).nth(4).click();
    await page.getByRole('dialog').getByLabel('شمارهٔ همراه').fill(mobile.replace('+98', '0'));
    await press(page, 'فرستادن');
    const [sent] = await eventually(() => messagesTo(mobile), { is: (all) => all.length > 0, within: 30_000 });
    expect(sent).toMatch(/^ثبت شد: .*1405\/2-716 http/);
  });

  it('shows in the letter what its applicant was told', async () => {
    const applicant = await anApplicant(stack);
    const { id } = await aSubmittedLetter(applicant, 'ministry');
    await reaches(applicant, id, 'awaitingDecision');
    await page.goto(`/desk/#/submissions/${id}/show`);
    const notices = page.getByRole('region', { name: 'پیامک‌ها به ارباب‌رجوع' });
    await notices.getByText('دریافت نامه').waitFor();
    await notices.getByText('رسید', { exact: true }).waitFor({ timeout: 60_000 });
  });
});

it('the phone page sends an SMS with a code, and the status comes back', async () => {
  const applicant = await anApplicant(stack);
  const { id, trackingCode } = await aSubmittedLetter(applicant, 'ministry');
  await reaches(applicant, id, 'awaitingDecision');
  const { page } = await product.open();
  await page.goto(stack.urls['panel-a']);
  await page.getByLabel('از شمارهٔ همراه').fill(applicant.mobile.replace('+98', '0'));
  await page.getByLabel('متن پیامک به خط سازمان').fill(`وضعیت ${trackingCode} چیست؟`);
  await press(page, 'فرستادن');
  await page.getByText('در دست بررسی است.').waitFor();
  await page.getByText('از این گوشی').waitFor();
});

it('the portal keeps the language in which messages come', async () => {
  const applicant = await anApplicant(stack);
  const { page } = await product.open({ as: { portal: applicant } });
  await page.goto('/profile');
  await page.getByLabel('English').check();
  await press(page, 'ذخیره');
  await page.getByText('مشخصات ذخیره شد.').waitFor();
  expect((await applicant.get('/api/v1/me')).body.language).toBe('en');
});
