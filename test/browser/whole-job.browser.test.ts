import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { toJalali } from '../../domain/calendar/index.ts';
import type { Stack } from '../setup/stack.ts';
import { eventually } from '../support/http.ts';
import { anApplicant, aSubmittedLetter, freshPerson, staff, witnesses, type Applicant } from '../support/people.ts';
import { ACCEPT, askFor, choose, command, openFromCartable, press, rejectWith, signInToDesk } from './support/desk.ts';
import { attachFiles, introduce, send, signIn, writeLetter } from './support/portal.ts';
import { heading, openProduct, type Product } from './support/window.ts';

const TAKEN = 'test/fixtures/taken';
const FILES = ['درخواست گواهی.pdf', 'letter.docx', 'صورت هزینه‌ها.xlsx', 'عکس.jpg'].map((name) => `${TAKEN}/${name}`);
const CODE = /^[0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]{4}$/;

let product: Product;
let stack: Stack;
let applicant: Applicant;

beforeAll(async () => {
  product = await openProduct();
  stack = product.stack;
  applicant = await anApplicant(stack);
}, 120_000);
afterAll(() => product?.close());

const portal = async () => (await product.open({ as: { portal: applicant } })).page;
const desk = async (username: string) => {
  const { page } = await product.open({ as: { desk: await staff(stack, username) } });
  await page.goto('/desk/');
  return page;
};
const sha256 = async (file: string) =>
  createHash('sha256')
    .update(await readFile(file))
    .digest('hex');

describe('a letter to the ministry', () => {
  it('goes from a new applicant through the secretariat to its number, and stands once in Didgah with its files', async () => {
    const person = freshPerson();
    const { page } = await product.open();
    await page.goto('/');
    await page.getByRole('link', { name: 'نوشتن نامه' }).click();
    await signIn(page, stack, person);
    await introduce(page, person);
    const subject = 'درخواست پروانهٔ ساخت خیابان بهار';
    await writeLetter(page, {
      organisation: /وزارت/,
      service: 'درخواست پروانهٔ ساخت',
      subject,
      text: 'با سلام و احترام\nنقشه و هزینه‌ها پیوست است.',
      files: FILES,
    });
    const { code, id } = await send(page);
    expect(code).toMatch(CODE);
    const promised = page.locator('.summary div', { hasText: 'زمان پاسخ' }).locator('time');
    expect(await promised.innerText()).toContain(toJalali(new Date((await promised.getAttribute('datetime'))!), 'fa'));
    await page.getByRole('link', { name: 'دیدن نامه' }).click();
    await page.getByText('در دست بررسی').waitFor();

    const { page: secretary } = await product.open();
    await signInToDesk(secretary, 'secretary');
    await openFromCartable(secretary, subject);
    await press(secretary, 'برداشتن برای بررسی');
    await command(secretary, ACCEPT);
    await secretary.getByText('نامه با این شماره در سامانهٔ مکاتبات ثبت شد.').waitFor();

    const { letters } = witnesses(stack);
    const [registered, ...more] = await letters(id);
    expect(more).toEqual([]);
    expect(registered).toMatchObject({ organisation: 'ministry', subject });
    const sent = await Promise.all(FILES.map(async (file) => ({ name: basename(file), sha256: await sha256(file) })));
    expect(registered!.attachments).toMatchObject(sent);
    const number = registered!.letterNumber.replace(/\d/g, (digit) => '۰۱۲۳۴۵۶۷۸۹'[Number(digit)]!);
    await page.locator('.letter-state', { hasText: number }).waitFor();
  });

  it('is handed by the secretary to a unit, whose controller then has it in the cartable', async () => {
    const subject = 'ارجاع به دفتر برنامه‌ریزی';
    await aSubmittedLetter(applicant, 'ministry', { subject });
    const secretary = await desk('secretary');
    await openFromCartable(secretary, subject);
    await press(secretary, 'ارجاع');
    await choose(secretary, 'واحد مقصد', 'دفتر برنامه‌ریزی');
    await secretary.getByRole('dialog').getByRole('button', { name: 'ارجاع' }).click();
    await secretary.getByRole('dialog').waitFor({ state: 'hidden' });
    const controller = await desk('controller');
    await openFromCartable(controller, subject);
    await controller.getByRole('button', { name: ACCEPT.label }).waitFor();
  });
});

describe('a letter to the university', () => {
  it('goes to the chosen unit, is rejected with a reason that the applicant reads, and is corrected and sent again', async () => {
    const subject = 'درخواست گواهی تحصیلی';
    const page = await portal();
    await page.goto('/letters/new');
    const text = 'برای ارائه به سفارت';
    const files = [FILES[1]!];
    await writeLetter(page, { organisation: /دانشگاه/, unit: 'معاونت آموزشی', subject, text, files });
    const { id } = await send(page);

    const controller = await desk('unit-controller');
    await openFromCartable(controller, subject);
    const reason = 'تصویر کارت دانشجویی پیوست نشده است.';
    await command(controller, rejectWith(reason));
    await page.goto(`/letters/${id}`);
    await page.locator('.reason', { hasText: reason }).waitFor();
    const { letters, sms } = witnesses(stack);
    await eventually(() => sms(applicant.mobile), { is: (all) => all.some(({ text: told }) => told.includes(reason)) });
    expect(await letters(id)).toEqual([]);

    await page.getByRole('button', { name: 'اصلاح و ارسال دوباره' }).click();
    await heading(page, 'آیا مدرکی پیوست می‌کنید؟');
    await page.locator('li.file.ready', { hasText: 'letter.docx' }).waitFor();
    await attachFiles(page, [FILES[3]!]);
    await page.getByRole('button', { name: 'ادامه', exact: true }).click();
    await heading(page, 'پاسخ‌ها را بازبینی کنید');
    await page.getByText(text).waitFor();
    const corrected = await send(page);
    expect(corrected.id).not.toBe(id);
  });

  it('is asked about, the answer with another document comes back to the controller, and it may still be withdrawn', async () => {
    const subject = 'پروانهٔ داروخانهٔ شبانه‌روزی';
    const { id } = await aSubmittedLetter(applicant, 'university', { subject });
    const controller = await desk('unit-controller');
    await openFromCartable(controller, subject);
    await command(controller, askFor('نشانی داروخانه را بنویسید.'));
    const page = await portal();
    await page.goto(`/letters/${id}`);
    await page.getByText('نشانی داروخانه را بنویسید.').first().waitFor();
    await attachFiles(page, [FILES[0]!]);
    await page.getByLabel('پاسخ شما').fill('خیابان کاج، پلاک نه');
    await page.getByRole('button', { name: 'ارسال پاسخ' }).click();
    await page.locator(':focus', { hasText: 'پاسخ شما فرستاده شد.' }).waitFor();
    await page.getByText('در دست بررسی').waitFor();
    await controller.reload();
    await controller.getByText('خیابان کاج، پلاک نه').first().waitFor();
    await controller.getByText('درخواست گواهی.pdf').waitFor();
    await press(page, 'پس گرفتن نامه');
    await press(page, 'بله، پس می‌گیرم');
    await page.locator(':focus', { hasText: 'نامه پس گرفته شد.' }).waitFor();
  });

  it('is withdrawn by the applicant, and no decision is left in the desk', async () => {
    const { id } = await aSubmittedLetter(applicant, 'university', { subject: 'نامه‌ای که پس گرفته می‌شود' });
    const page = await portal();
    await page.goto(`/letters/${id}`);
    await press(page, 'پس گرفتن نامه');
    await press(page, 'بله، پس می‌گیرم');
    await page.locator(':focus', { hasText: 'نامه پس گرفته شد.' }).waitFor();
    await page.locator('.letter-state.withdrawn').waitFor();
    expect(await page.getByText('زمان پاسخ').count()).toBe(0);
    const controller = await desk('unit-controller');
    await controller.goto(`/desk/#/submissions/${id}/show`);
    await controller.getByText('پس‌گرفته‌شده').first().waitFor();
    expect(await controller.getByRole('button', { name: ACCEPT.label }).count()).toBe(0);
  });
});

describe('following a letter without signing in', () => {
  it('shows where it is to who has its code and the end of the number, and says plainly when there is none', async () => {
    const { trackingCode } = await aSubmittedLetter(applicant, 'university');
    const { page } = await product.open();
    await page.goto('/track');
    const ask = async (lastFour: string) => {
      await page.getByLabel('کد پیگیری').fill(trackingCode.toLowerCase().replaceAll('-', ' '));
      await page.getByLabel('چهار رقم آخر تلفن همراه').fill(lastFour);
      await press(page, 'پیگیری');
    };
    const end = applicant.mobile.slice(-4);
    await ask(end === '0000' ? '1111' : '0000');
    await page.getByText('نامه‌ای با این کد پیگیری و این چهار رقم پیدا نشد.').first().waitFor();
    await ask(end);
    await page.locator('.result', { hasText: 'در دست بررسی' }).waitFor();
    await page.getByText('کارشناس سازمان نامه را بررسی می‌کند.').waitFor();
    expect(await page.locator('.result').innerText()).not.toContain('احمدی');
    await press(page, 'English');
    await page.locator('.result', { hasText: 'University' }).waitFor();
  });
});
