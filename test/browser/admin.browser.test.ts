import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Page } from 'playwright-core';
import { ministry } from '../../db/demo/ministry.ts';
import type { Stack } from '../setup/stack.ts';
import { eventually } from '../support/http.ts';
import { anApplicant, aSubmittedLetter, reaches, staff, type Applicant } from '../support/people.ts';
import { ACCEPT, choose, command, openFromCartable, press, signInToDesk, submitSignIn } from './support/desk.ts';
import { send, writeLetter, type Wanted } from './support/portal.ts';
import { heading, openProduct, type Product } from './support/window.ts';

let product: Product;
let stack: Stack;
let applicant: Applicant;
let admin: Page;

beforeAll(async () => {
  product = await openProduct();
  stack = product.stack;
  applicant = await anApplicant(stack);
  ({ page: admin } = await product.open({ as: { desk: await staff(stack, 'admin') } }));
}, 120_000);
afterAll(() => product?.close());

/** Makes a version of the policy in the desk; `fill` changes what is in force. */
async function newPolicy(mode: string, fill: () => Promise<unknown> = async () => {}) {
  await admin.goto('/desk/#/routing-policies/create');
  await admin.getByLabel(mode).check();
  await fill();
  await press(admin, 'ذخیرهٔ نسخهٔ تازه');
  await heading(admin, 'سیاست ارجاع');
}

/** Where a letter to the ministry lands that is written in the portal now. */
async function destination(wanted: Omit<Wanted, 'organisation' | 'text'>): Promise<string> {
  const { page, context } = await product.open({ as: { portal: applicant } });
  await page.goto('/letters/new');
  await writeLetter(page, { organisation: /وزارت/, text: 'با سلام', ...wanted });
  const { id } = await send(page);
  await context.close();
  return (await applicant.get(`/api/v1/submissions/${id}`)).body.unit.name;
}

describe('an administrator', () => {
  it('routes by rules, then to the unit that the applicant chooses, then to the secretariat again', async () => {
    await newPolicy('بر پایهٔ قاعده‌ها', async () => {
      await press(admin, 'افزودن قاعده');
      await choose(admin, 'اگر خدمت', 'ثبت شکایت');
      await choose(admin, 'برود به', 'دفتر رسیدگی به شکایات');
      await choose(admin, 'واحد پیش‌فرض', 'دفتر برنامه‌ریزی');
    });
    const any = 'نمی‌دانم؛ سازمان تعیین کند';
    const complaint = { subject: 'شکایت از تأخیر', service: 'ثبت شکایت', unit: any };
    expect(await destination(complaint)).toBe('دفتر رسیدگی به شکایات');
    expect(await destination({ subject: 'پیشنهاد', unit: any })).toBe('دفتر برنامه‌ریزی');

    await newPolicy('مستقیم به واحدی که ارباب‌رجوع برمی‌گزیند');
    expect(await destination({ subject: 'تمدید', unit: 'ادارهٔ کل پروانه‌ها' })).toBe('ادارهٔ کل پروانه‌ها');

    await newPolicy('همه به دبیرخانه');
    expect(await destination({ subject: 'گزارش' })).toBe('دبیرخانهٔ مرکزی');
    await admin.getByText('نسخهٔ ۴').first().waitFor();
  });

  it('makes a colleague, who signs in at once and works where they are stationed', async () => {
    await admin.goto('/desk/#/staff/create');
    await admin.getByLabel('نام و نام خانوادگی').fill('سارا نوری');
    await admin.getByLabel('نام کاربری').fill('s.noori');
    await admin.getByLabel('دفتر برنامه‌ریزی').check();
    await admin.getByRole('textbox', { name: /گذرواژه/ }).fill('colleague-password');
    await press(admin, 'ذخیره');
    await heading(admin, 'کارکنان');
    await admin.getByRole('link', { name: 'سارا نوری' }).waitFor();

    const { page } = await product.open();
    await signInToDesk(page, 's.noori', 'colleague-password');
    await page.getByRole('link', { name: 'پیشنهاد' }).waitFor();
    expect(await page.getByRole('link', { name: 'شکایت از تأخیر' }).count()).toBe(0);
    expect(await page.getByRole('link', { name: 'کارکنان' }).count()).toBe(0);
  });

  it('is told which rule can never be reached, mends it and saves', async () => {
    await newPolicy('بر پایهٔ قاعده‌ها', async () => {
      await press(admin, 'افزودن قاعده');
      await choose(admin, 'اگر خدمت', 'ثبت شکایت');
      await choose(admin, 'برود به', 'دفتر برنامه‌ریزی');
      await press(admin, 'ذخیرهٔ نسخهٔ تازه');
      const second = admin.getByRole('listitem').filter({ hasText: 'قاعدهٔ ۲' });
      await second.getByText('قاعده‌ای پیش از این، همهٔ نامه‌های این قاعده را می‌گیرد.').waitFor();
      const alert = admin.getByRole('alert').filter({ hasText: 'ذخیره نشد' });
      expect(await alert.innerText()).not.toContain('قاعده‌ای پیش از این');
      await choose(admin, 'اگر خدمت', 'درخواست پروانهٔ ساخت');
    });
    await admin
      .getByText(/اگر خدمت «.?درخواست پروانهٔ ساخت/)
      .first()
      .waitFor();
  });

  it('is told what is wrong with a policy and loses nothing', async () => {
    await admin.goto('/desk/#/routing-policies/create');
    await admin.getByLabel('بر پایهٔ قاعده‌ها').check();
    await press(admin, 'افزودن قاعده');
    await press(admin, 'ذخیرهٔ نسخهٔ تازه');
    await admin.getByText('این بخش لازم است.').first().waitFor();
    expect(await admin.getByLabel('بر پایهٔ قاعده‌ها').isChecked()).toBe(true);
  });

  it('may change what the server refused and save it', async () => {
    await admin.goto('/desk/#/staff/create');
    await admin.getByLabel('نام و نام خانوادگی').fill('رضا نوری');
    await admin.getByLabel('نام کاربری').fill('secretary');
    await admin.getByRole('textbox', { name: /گذرواژه/ }).fill('secretary-password');
    await press(admin, 'ذخیره');
    await admin.getByText('گذرواژه دست‌کم ۱۲ نویسه و ۵ نویسهٔ گوناگون داشته باشد و نام کاربری در آن نباشد.').waitFor();
    await admin.getByRole('textbox', { name: /گذرواژه/ }).fill('colleague-password');
    await press(admin, 'ذخیره');
    await admin.getByText('این مقدار پیش‌تر به کار رفته است.').waitFor();
    await admin.getByLabel('نام کاربری').fill('r.noori');
    await press(admin, 'ذخیره');
    await admin.getByRole('link', { name: 'رضا نوری' }).waitFor();
  });

  it('finds what was typed again in another language and after the session has ended, but no password', async () => {
    const { page } = await product.open({ as: { desk: await staff(stack, 'admin') } });
    const password = () => page.getByRole('textbox', { name: /گذرواژه/ });
    await page.goto('/desk/#/staff/create');
    await page.getByLabel('نام و نام خانوادگی').fill('لیلا نوری');
    await page.getByLabel('نام کاربری').fill('l.noori');
    await page.getByLabel('دفتر برنامه‌ریزی').check();
    await press(page, 'English');
    await heading(page, 'New member of staff');
    await press(page, 'فارسی');
    await password().fill('colleague-password');
    await page.context().clearCookies();
    await press(page, 'ذخیره');
    await page.getByText('نشست شما پایان یافت.').waitFor();
    await submitSignIn(page, 'admin');
    await heading(page, 'همکار تازه');
    expect(await page.getByLabel('دفتر برنامه‌ریزی').isChecked()).toBe(true);
    expect(await password().inputValue()).toBe('');
    await password().fill('colleague-password');
    await press(page, 'ذخیره');
    await page.getByRole('link', { name: 'لیلا نوری' }).waitFor();
    expect(await page.evaluate('sessionStorage.length')).toBe(0);
  });

  it('finds the changes to a unit and a policy again, and no longer once they were given up', async () => {
    const { page } = await product.open({ as: { desk: await staff(stack, 'admin') } });
    page.on('dialog', (dialog) => void dialog.accept());
    await page.goto('/desk/#/units');
    await page.getByRole('link', { name: 'دفتر برنامه‌ریزی' }).click();
    await page.getByLabel('نام واحد').fill('دفتر بودجه');
    await page.context().clearCookies();
    await press(page, 'ذخیره');
    await submitSignIn(page, 'admin');
    await heading(page, 'ویرایش واحد');
    await eventually(() => page.getByLabel('نام واحد').inputValue(), { is: (name) => name === 'دفتر بودجه' });
    await page.getByRole('link', { name: 'سیاست ارجاع' }).click();
    await page.getByRole('link', { name: 'تغییر سیاست' }).click();
    await page.getByLabel('بر پایهٔ قاعده‌ها').check();
    await press(page, 'افزودن قاعده');
    await choose(page, 'برود به', 'دفتر رسیدگی به شکایات');
    await press(page, 'English');
    await page.getByRole('combobox', { name: 'Send to' }).last().getByText('Complaints Office').waitFor();
    await page.getByRole('link', { name: 'Cancel' }).click();
    await heading(page, /^Routing policy$/);
    expect(await page.evaluate('sessionStorage.length')).toBe(0);
  });

  it('has every letter accepted by two people', async () => {
    const twoPeople = () => admin.getByLabel('با نظر دو کارشناس').check();
    await newPolicy('همه به دبیرخانه', twoPeople);
    const { id } = await aSubmittedLetter(applicant, 'ministry', { subject: 'مناقصه' });
    const stationIds = [ministry.policy.secretariatUnitId];
    const second = { username: 'n.sadeghi', password: 'pishkhan-demo', name: 'نرگس صادقی', roles: ['secretary'] };
    const api = await staff(stack, 'admin');
    await api.post('/api/desk/v1/staff', { body: { ...second, stationIds } });
    for (const [who, done] of [
      ['secretary', 'همکار دیگری نیز باید نامه را بپذیرد'],
      [second.username, 'نامه پذیرفته شد'],
    ] as const) {
      const { page, context } = await product.open({ as: { desk: await staff(stack, who) } });
      await page.goto('/desk/');
      await openFromCartable(page, 'مناقصه');
      await command(page, ACCEPT);
      await page.getByText(done).first().waitFor();
      await page.getByRole('button', { name: ACCEPT.label }).waitFor({ state: 'detached' });
      await context.close();
    }
    await reaches(applicant, id, 'registered');
  });
});
