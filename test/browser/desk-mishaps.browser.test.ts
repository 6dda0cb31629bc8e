import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { Page } from 'playwright-core';
import type { Stack } from '../setup/stack.ts';
import { anApplicant, aSubmittedLetter, decide, reaches, staff, type Applicant } from '../support/people.ts';
import { ACCEPT, press, rejectWith, submitSignIn } from './support/desk.ts';
import { aStuckLetter } from './support/stuck.ts';
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

  it('finds the words again after the tab was closed, and they are forgotten once sent', async () => {
    const next = await page.context().newPage();
    await page.close();
    page = next;
    await page.goto(`/desk/#/submissions/${letter}/show`);
    await heading(page, SUBJECT);
    await press(page, REJECT.label);
    expect(await reason().inputValue()).toBe(REASON);
    await confirm();
    await page.getByText('ردشده').first().waitFor();
    const kept = "Object.keys(localStorage).filter((name) => name.startsWith('PishkhanDesk.text.'))";
    expect(await page.evaluate(kept)).toEqual([]);
  });

  it('is told that the applicant has withdrawn the letter meanwhile', async () => {
    await applicant.post(`/api/v1/submissions/${letter}/withdraw`);
    await page.getByText('پس‌گرفته‌شده').first().waitFor();
    expect(await reason().inputValue()).toBe(REASON);
    await confirm();
    await page.getByText('ارباب‌رجوع این نامه را پس گرفته است').waitFor();
  });

  it('may leave while the browser has no connection, and the letter is rejected once it has', async () => {
    await page.context().setOffline(true);
    await confirm();
    await page.getByText('مرورگر شما به اینترنت وصل نیست').waitFor();
    await page.getByRole('dialog').getByText('شاید درخواست انجام شده باشد').waitFor();
    await press(page, 'انصراف');
    await page.getByRole('dialog').waitFor({ state: 'hidden' });
    await page.context().setOffline(false);
    await page.getByText('ردشده').first().waitFor();
  });
});

describe('a controller with many letters', () => {
  const links = () => page.locator('main').getByRole('link', { name: /^(نامهٔ|درخواست)/ });
  const lists = async (...subjects: string[]) => {
    for (const [index, subject] of subjects.entries()) await links().nth(index).and(page.getByText(subject)).waitFor();
    await links().nth(subjects.length).waitFor({ state: 'detached' });
  };

  it('has the oldest of a sender’s letters first', async () => {
    const sender = await anApplicant(stack);
    await sender.patch('/api/v1/me', { body: { lastName: 'نیک‌پور' } });
    for (const subject of ['نامهٔ یکم', 'نامهٔ دوم']) await aSubmittedLetter(sender, 'ministry', { subject });
    await page.goto('/desk/#/submissions');
    await page.getByLabel('جست‌وجو', { exact: true }).fill('نيك پور');
    await lists('نامهٔ دوم', 'نامهٔ یکم');
    await page.getByLabel('قدیمی‌ترین نخست').click();
    await lists('نامهٔ یکم', 'نامهٔ دوم');
  });
});

describe('a controller without a mouse', () => {
  const reads = (text: string | RegExp) => page.locator('h1:focus, div:focus', { hasText: text }).waitFor();

  it('reads on at the heading of an opened letter, and at its status after a command', async () => {
    await page.goto('/desk/#/submissions');
    await page.getByRole('link', { name: SUBJECT }).first().press('Enter');
    await reads(SUBJECT);
    await page.getByRole('button', { name: 'برداشتن برای بررسی' }).press('Enter');
    await reads('در انتظار تصمیم');
    await page.getByRole('button', { name: ACCEPT.label }).press('Enter');
    await page.getByRole('dialog').getByRole('button', { name: ACCEPT.confirm }).press('Enter');
    await reads(/در حال ثبت|ثبت‌شده/);
  });

  it('reads on at the page’s number where there is no next one, and sees the page from its top', async () => {
    const sender = await anApplicant(stack);
    await sender.patch('/api/v1/me', { body: { lastName: 'پیش‌رو' } });
    for (let written = 0; written < 21; written += 1) await aSubmittedLetter(sender, 'ministry');
    await page.goto('/desk/#/submissions');
    await page.getByLabel('جست‌وجو', { exact: true }).fill('پیش‌رو');
    await page.getByRole('link', { name: SUBJECT }).waitFor({ state: 'detached' });
    await page.getByRole('button', { name: 'صفحهٔ بعد' }).press('Enter');
    await page.locator('p:focus', { hasText: 'صفحهٔ ۲' }).waitFor();
    expect(await page.evaluate('scrollY')).toBe(0);
  });

  it('reads on at the rules after moving one to the top or taking it out', async () => {
    const { page: admin } = await product.open({ as: { desk: await staff(stack, 'admin') } });
    await admin.goto('/desk/#/routing-policies/create');
    await admin.getByLabel('بر پایهٔ قاعده‌ها').check();
    for (const rule of ['قاعدهٔ ۱', 'قاعدهٔ ۲']) {
      await press(admin, 'افزودن قاعده');
      await admin.getByText(rule, { exact: true }).waitFor();
    }
    for (const button of ['بالا بردن قاعدهٔ ۲', 'برداشتن قاعدهٔ ۱']) {
      await admin.getByRole('button', { name: button }).press('Enter');
      await admin.locator('h2:focus', { hasText: 'قاعده‌ها' }).waitFor();
    }
  });
});

describe('an administrator who completes a stuck letter', () => {
  it('is told at the field that another letter has the number', async () => {
    const secretary = await staff(stack, 'secretary');
    await decide(secretary, letter, 'accept');
    const { letterNumber } = await reaches(applicant, letter, 'registered');
    await aStuckLetter(stack);
    const { page: admin } = await product.open({ as: { desk: await staff(stack, 'admin') } });
    const number = () => admin.getByRole('textbox', { name: 'شمارهٔ نامه' });
    await admin.goto('/desk/#/stuck');
    await press(admin, 'تکمیل با شمارهٔ نامه');
    await number().fill(letterNumber);
    await press(admin, 'تکمیل');
    await admin.getByRole('dialog').getByText('نامهٔ دیگری این شماره را دارد.').waitFor();
    await number().fill('1405/9001');
    await press(admin, 'تکمیل');
    await admin.getByText('هیچ کاری گیر نکرده است.').waitFor();
    expect(await admin.evaluate('sessionStorage.length')).toBe(0);
  });
});

describe('the desk in English', () => {
  it('names organisation and units in English as soon as the language is changed', async () => {
    const { page: admin } = await product.open({ as: { desk: await staff(stack, 'admin') } });
    await admin.goto('/desk/#/staff');
    await heading(admin, 'کارکنان');
    await press(admin, 'English');
    await heading(admin, 'Staff');
    await admin.getByText('Ministry of Roads and Development').waitFor();
    await admin.getByText('Central Secretariat').first().waitFor();
  });
});

describe('the desk without JavaScript', () => {
  it('says in both languages that it needs it', async () => {
    const context = await page.context().browser()!.newContext({ baseURL: stack.urls.api, javaScriptEnabled: false });
    const plain = await context.newPage();
    await plain.goto('/desk/');
    const [persian, english] = await plain.locator('noscript p').allInnerTexts();
    expect(persian).toContain('بدون جاوااسکریپت کار نمی‌کند');
    expect(english).toContain('does not work without JavaScript');
    await context.close();
  });
});
