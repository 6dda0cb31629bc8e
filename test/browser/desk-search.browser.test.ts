import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { anApplicant, aSubmittedLetter, decide, reaches, staff } from '../support/people.ts';
import { press } from './support/desk.ts';
import { faultsOfPage } from './support/page-check.ts';
import { heading, openProduct, type Product } from './support/window.ts';

/** The secretary begins with a status and a unit. */
const HIDDEN = '۲ نامهٔ دیگر بیرون از این فهرست';

let product: Product;

beforeAll(async () => {
  product = await openProduct();
}, 120_000);
afterAll(() => product?.close());

it('a search says how many letters the chosen status hides, and shows them when asked to', async () => {
  const { stack } = product;
  const secretary = await staff(stack, 'secretary');
  const applicant = await anApplicant(stack);
  await aSubmittedLetter(applicant, 'ministry', { subject: 'کارت‌های زرین در انتظار' });
  const accepted = await aSubmittedLetter(applicant, 'ministry', { subject: 'صدور کارتهای زرین' });
  const rejected = await aSubmittedLetter(applicant, 'ministry', {
    subject: 'سپاس',
    body: 'زرین نباشد، کارت های سیمین.',
  });
  await decide(secretary, accepted.id, 'accept');
  await decide(secretary, rejected.id, 'reject', { reason: 'مدارک خوانا نیست.' });
  const { letterNumber } = await reaches(applicant, accepted.id, 'registered');

  const window = await product.open({ as: { desk: secretary } });
  const { page } = window;
  await page.goto('/desk/#/submissions');
  await heading(page, 'کارتابل');
  const box = page.getByLabel('جست‌وجو', { exact: true });
  const letter = (subject: string) => page.getByRole('link', { name: subject });

  await box.fill('كارت ها زرین');
  await page.getByText(HIDDEN).waitFor();
  expect(await letter('کارت‌های زرین در انتظار').count()).toBe(1);
  expect(await letter('صدور کارتهای زرین').count()).toBe(0);
  expect(await faultsOfPage(window)).toEqual([]);
  await press(page, 'نمایش همه');
  await letter('صدور کارتهای زرین').waitFor();
  await letter('سپاس').waitFor();
  expect(await page.getByText(HIDDEN).count()).toBe(0);

  await press(page, 'در انتظار تصمیم');
  await box.fill(letterNumber);
  await page.getByText('۱ نامهٔ دیگر در وضعیت‌های دیگر').waitFor();
  await press(page, 'نمایش همه');
  await letter('صدور کارتهای زرین').waitFor();
});
