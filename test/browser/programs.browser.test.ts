import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { startReceiver, type Receiver } from '../../activities/webhooks/testing/receiver.ts';
import { ApiClient, eventually } from '../support/http.ts';
import { anApplicant, aSubmittedLetter, type Applicant } from '../support/people.ts';
import { press } from './support/desk.ts';
import { faultsOfPage } from './support/page-check.ts';
import { heading, openProduct, type Product, type Window } from './support/window.ts';

let product: Product;
let applicant: Applicant;
let receiver: Receiver;
let window: Window;

beforeAll(async () => {
  product = await openProduct();
  receiver = await startReceiver();
  applicant = await anApplicant(product.stack);
  window = await product.open({ as: { portal: applicant }, width: 390 });
}, 120_000);
afterAll(() => Promise.all([receiver?.stop(), product?.close()]));

describe('somebody who has programs', () => {
  it('makes a token that is shown once, and revokes it', async () => {
    const { page } = window;
    await page.goto('/profile');
    await page.getByRole('link', { name: 'برنامه‌ها: کلیدهای دسترسی و وب‌هوک‌ها' }).click();
    await heading(page, 'برنامه‌ها');
    await press(page, 'ساختن کلید');
    await page.getByRole('alert').getByText('نام برنامه را بنویسید.').waitFor();
    expect(await faultsOfPage(window)).toEqual([]);
    await page.getByLabel('نام برنامه').fill('بایگانی شرکت');
    await page.getByLabel('نوشتن نامه‌ها').uncheck();
    await page.getByLabel('چند روز اعتبار داشته باشد؟').fill('۳۰');
    await press(page, 'ساختن کلید');
    const secret = await page.locator('.secret').innerText();
    const program = new ApiClient(product.stack.urls.api);
    program.token = secret;
    expect((await program.get('/api/v1/changes')).status).toBe(200);
    expect((await program.post('/api/v1/submissions', { body: {} })).status).toBe(403);
    expect(await faultsOfPage(window)).toEqual([]);
    await page.reload();
    const row = page.getByRole('listitem').filter({ hasText: 'بایگانی شرکت' });
    await row.getByText('آخرین استفاده').waitFor();
    expect(await page.locator('.secret').count()).toBe(0);
    await row.getByRole('button', { name: 'باطل کردن' }).click();
    await page.getByRole('dialog', { name: 'کلید «بایگانی شرکت» باطل شود؟' }).waitFor();
    await press(page, 'باطل شود');
    await row.waitFor({ state: 'detached' });
    expect((await program.get('/api/v1/changes')).status).toBe(401);
  });

  it('makes a webhook, sees what it was told, and has it told again', async () => {
    const { page } = window;
    await page.getByLabel('نشانی').fill('https://10.0.0.1/');
    await press(page, 'ساختن وب‌هوک');
    await page.getByRole('alert').getByText('این نشانی به درون خود سامانه می‌رسد').waitFor();
    window.complaints.length = 0;
    await page.getByLabel('نشانی').fill(receiver.url);
    await press(page, 'ساختن وب‌هوک');
    await page.locator('.secret').waitFor();
    await aSubmittedLetter(applicant, 'university');
    await eventually(async () => receiver.received.length, { is: (calls) => calls === 2 });
    expect(await faultsOfPage(window)).toEqual([]);
    await page.getByRole('link', { name: 'تماس‌ها' }).click();
    await heading(page, 'تماس‌های وب‌هوک');
    const call = page.getByRole('listitem').filter({ hasText: 'نامه ارسال شد' });
    await call.getByText('رسید', { exact: true }).waitFor();
    expect(await faultsOfPage(window)).toEqual([]);
    await call.getByRole('button', { name: 'دوباره بفرست' }).click();
    await eventually(async () => receiver.received.length, { is: (calls) => calls === 3 });
    await page.getByText('فرستادن دوباره').waitFor();
    await page.getByRole('link', { name: 'بازگشت' }).click();
    await press(page, 'خاموش کردن');
    await page.getByText('خاموش', { exact: true }).waitFor();
    await press(page, 'برداشتن');
    await press(page, 'برداشته شود');
    await page.getByText('هنوز وب‌هوکی نساخته‌اید.').waitFor();
  });
});
