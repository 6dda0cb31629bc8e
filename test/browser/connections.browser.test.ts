import { afterAll, beforeAll, expect, it } from '@jest/globals';
import type { Page } from 'playwright-core';
import { staff } from '../support/people.ts';
import { choose, press } from './support/desk.ts';
import { faultsOfPage } from './support/page-check.ts';
import { heading, openProduct, type Product } from './support/window.ts';

let product: Product;
let window: Awaited<ReturnType<Product['open']>>;
let page: Page;

beforeAll(async () => {
  product = await openProduct();
  window = await product.open({ as: { desk: await staff(product.stack, 'admin') } });
  ({ page } = window);
}, 120_000);
afterAll(() => product?.close());

it('an administrator connects a system, tests it, mends it, and sees that it works', async () => {
  const { didgah } = product.stack.urls;
  const token = String(product.stack.environment.PISHKHAN_DIDGAH_TOKEN);
  await page.goto('/desk/#/connections');
  await heading(page, 'اتصال‌ها');
  await page.getByText('سازمان شما اتصالی از خود ندارد.').waitFor();
  await page.getByRole('link', { name: 'اتصال تازه' }).click();
  await choose(page, 'گونه', 'سامانهٔ مکاتبات: دیدگاه (HTTP)');
  await page.getByLabel('نام', { exact: false }).first().fill('دیدگاه مرکزی');
  await page.getByLabel('نشانی سرور').fill('http://10.0.0.1');
  await page.getByLabel('نشانهٔ دسترسی').fill('wrong');
  await press(page, 'ذخیره');
  await page.getByText('این نشانی به درون خود سامانه می‌رسد').waitFor();
  window.complaints.splice(0);
  await page.getByLabel('نشانی سرور').fill(didgah);
  await press(page, 'ذخیره');
  await heading(page, 'ویرایش اتصال');

  await press(page, 'آزمودن اتصال');
  await page.getByText('نشانه یا کلید دسترسی را نپذیرفت').waitFor();
  expect(await page.getByLabel('نشانهٔ دسترسی').inputValue()).toBe('');
  await page.getByLabel('نشانهٔ دسترسی').fill(token);
  await press(page, 'ذخیره');
  await page.getByText('ذخیره شد.').first().waitFor();
  await press(page, 'آزمودن اتصال');
  await page.getByText('پاسخ داد و ما را شناخت').waitFor();
  expect(await faultsOfPage(window)).toEqual([]);
  await page.goto('/desk/#/connections');
  await page.getByRole('link', { name: 'دیدگاه مرکزی' }).waitFor();
  expect(await faultsOfPage(window)).toEqual([]);
});
