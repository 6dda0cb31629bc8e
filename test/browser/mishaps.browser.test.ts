import { mkdtemp, rm, truncate, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import pg from 'pg';
import type { Page, Route } from 'playwright-core';
import type { Stack } from '../setup/stack.ts';
import { aDraft, anApplicant, aSubmittedLetter, decide, staff, type Applicant } from '../support/people.ts';
import { press } from './support/desk.ts';
import { enterCode, onward, send, STEPS, writeLetter } from './support/portal.ts';
import { heading, openProduct, type Product } from './support/window.ts';

const TEXT = 'متنی که نباید گم شود';

let product: Product;
let stack: Stack;
let applicant: Applicant;
let page: Page;
let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'pishkhan-files-'));
  product = await openProduct();
  stack = product.stack;
}, 120_000);
afterAll(async () => {
  await product?.close();
  await rm(folder, { recursive: true, force: true });
});

beforeEach(async () => {
  applicant = await anApplicant(stack);
  ({ page } = await product.open({ as: { portal: applicant } }));
});
afterEach(() => page?.context().close());

/** Each opened, since a list shows summaries. */
const letters = async () => {
  const { items } = (await applicant.get('/api/v1/submissions')).body;
  const opened = items.map(({ id }: { id: string }) => applicant.get(`/api/v1/submissions/${id}`));
  return (await Promise.all(opened)).map(({ body }) => body);
};
const textOf = async (id: string) => (await applicant.get(`/api/v1/submissions/${id}`)).body.body;
const file = async (name: string, bytes: number) => {
  const path = join(folder, name);
  await writeFile(path, '%PDF-1.4\n');
  await truncate(path, bytes);
  return path;
};

describe('somebody who writes a letter', () => {
  it('reads on at the heading of every question', async () => {
    await page.goto('/letters');
    await page.getByRole('link', { name: 'نوشتن نامهٔ تازه' }).press('Enter');
    await writeLetter(
      page,
      { organisation: /دانشگاه/, unit: 'معاونت درمان', subject: 'مطب', text: TEXT },
      async (step) => page.locator('h1:focus', { hasText: STEPS[step] }).waitFor(),
    );
  });

  it('makes one letter however often buttons are pressed, and may go back and reload at every question', async () => {
    await page.goto('/letters/new');
    await writeLetter(
      page,
      { organisation: /دانشگاه/, unit: 'معاونت درمان', subject: 'مطب', text: TEXT },
      async (step) => {
        await page.reload();
        await heading(page, STEPS[step]);
        if (step === 'sender') return;
        await page.goBack();
        await page.goForward();
        await heading(page, STEPS[step]);
      },
    );
    await page.getByRole('button', { name: 'ارسال نامه' }).dblclick();
    await heading(page, 'نامهٔ شما رسید');
    expect(await letters()).toMatchObject([{ status: 'awaitingDecision', subject: 'مطب', body: TEXT }]);
    await page.goBack();
    await page.locator('.letter-state.awaitingDecision').waitFor();
  });

  it('discards a draft from any question, once sure', async () => {
    const { id } = await aDraft(applicant, 'ministry');
    await page.goto(`/letters/${id}/edit/text`);
    await press(page, 'دور انداختن پیش‌نویس');
    await page.locator(':focus', { hasText: 'انصراف' }).press('Enter');
    await press(page, 'دور انداختن پیش‌نویس');
    await press(page, 'بله، دور می‌اندازم');
    await heading(page, 'نامه‌های من');
    expect(await letters()).toMatchObject([{ id, status: 'withdrawn' }]);
  });

  it('writes to another organisation with the same subject and text, and the first draft makes room', async () => {
    const { id } = await aDraft(applicant, 'ministry', { subject: 'مطب', body: TEXT });
    await page.goto(`/letters/${id}/edit/check`);
    await page.getByRole('link', { name: 'تغییر سازمان' }).click();
    await page.getByText('جای این پیش‌نویس را می‌گیرد').waitFor();
    await onward(page);
    await heading(page, STEPS.check);
    await page.getByRole('link', { name: 'تغییر سازمان' }).click();
    await page.getByLabel(/دانشگاه/).check();
    await onward(page);
    await page.getByLabel('معاونت درمان').check();
    await onward(page);
    await page.getByLabel('هیچ‌کدام از این‌ها').check();
    for (const step of [STEPS.subject, STEPS.text, STEPS.documents]) {
      await onward(page);
      await heading(page, step);
    }
    await onward(page);
    await page.getByText(TEXT).waitFor();
    expect(await letters()).toMatchObject([
      { status: 'draft', subject: 'مطب', body: TEXT, unit: { name: 'معاونت درمان' } },
      { id, status: 'withdrawn' },
    ]);
  });

  it('is told of a subject that is too long, and nothing of it is cut', async () => {
    const { id } = await aDraft(applicant, 'ministry');
    await page.goto(`/letters/${id}/edit/subject`);
    await page.getByLabel(STEPS.subject).fill('ن'.repeat(205));
    await page.getByText('۲۰۵ از ۲۰۰ نویسه').waitFor();
    await onward(page);
    await page.getByRole('alert').waitFor();
    await page.locator('.field.faulty').waitFor();
    expect(await page.getByLabel(STEPS.subject).inputValue()).toHaveLength(205);
  });

  it('keeps what was typed through a reload, another language and a lost connection', async () => {
    const { id } = await aDraft(applicant, 'ministry');
    await page.goto(`/letters/${id}/edit/text`);
    await page.getByLabel(STEPS.text).fill(TEXT);
    await page.reload();
    await press(page, 'English');
    await heading(page, 'Write the text of the letter');
    await press(page, 'فارسی');
    await heading(page, STEPS.text);
    await page.context().setOffline(true);
    await onward(page);
    await page.getByText('ارتباط برقرار نشد').waitFor();
    await page.context().setOffline(false);
    await heading(page, STEPS.documents);
    expect(await textOf(id)).toBe(TEXT);
  });

  it('keeps a company that is half written through a reload', async () => {
    await page.goto('/letters/new/sender');
    await page.getByLabel('شرکت یا نهادی که نمایندهٔ آن هستم').check();
    await page.getByLabel('نام شخص حقوقی').fill('شرکت کاج');
    await page.reload();
    await heading(page, STEPS.sender);
    expect(await page.getByLabel('نام شخص حقوقی').inputValue()).toBe('شرکت کاج');
  });

  it('goes on where the session ended, after signing in again on the same page', async () => {
    const { id } = await aDraft(applicant, 'ministry');
    await page.goto(`/letters/${id}/edit/text`);
    await page.getByLabel(STEPS.text).fill(TEXT);
    await applicant.delete('/api/v1/sessions/current');
    await aMinuteLater();
    await onward(page);
    await page.getByRole('dialog').waitFor();
    await enterCode(page, stack, applicant.mobile);
    await heading(page, STEPS.documents);
    await page.goto(`/letters/${id}/edit/check`);
    await page.getByText(TEXT).waitFor();
  });

  it('is told of a change in another tab, and decides which text stays', async () => {
    const { id } = await aDraft(applicant, 'ministry');
    await page.goto(`/letters/${id}/edit/text`);
    await heading(page, STEPS.text);
    await applicant.patch(`/api/v1/submissions/${id}`, {
      body: { body: 'متن برگهٔ دیگر' },
      headers: { 'if-match': (await applicant.get(`/api/v1/submissions/${id}`)).headers.get('etag') ?? '' },
    });
    await page.getByLabel(STEPS.text).fill(TEXT);
    await onward(page);
    await page.getByRole('alert').getByText('این پیش‌نویس در جای دیگری تغییر کرده است.').waitFor();
    expect(await textOf(id)).toBe('متن برگهٔ دیگر');
    await onward(page);
    await heading(page, STEPS.documents);
    expect(await textOf(id)).toBe(TEXT);
  });

  it('comes to the receipt where another tab has sent the letter already', async () => {
    const { id } = await aDraft(applicant, 'ministry');
    await page.goto(`/letters/${id}/edit/check`);
    await heading(page, STEPS.check);
    await applicant.post(`/api/v1/submissions/${id}/submit`);
    await send(page);
    expect(await letters()).toHaveLength(1);
  });

  it('waits in sight while nothing works behind the API, and the letter is sent once', async () => {
    const { id } = await aDraft(applicant, 'ministry');
    await page.goto(`/letters/${id}/edit/check`);
    await heading(page, STEPS.check);
    process.kill(stack.pid('worker'), 'SIGSTOP');
    await page.getByRole('button', { name: 'ارسال نامه' }).click();
    await page.getByText('سامانه هنوز سرگرم این کار است').waitFor();
    process.kill(stack.pid('worker'), 'SIGCONT');
    await heading(page, 'نامهٔ شما رسید');
    expect(await letters()).toHaveLength(1);
  });
});

describe('somebody who attaches files', () => {
  it('is told at once of a file that is too large or empty, and why the content of another is refused', async () => {
    const { id } = await aDraft(applicant, 'ministry');
    await slowly(page, '**/api/v1/settings');
    await page.goto(`/letters/${id}/edit/documents`);
    const files = [await file('large.pdf', 51 * 1024 * 1024), await file('empty.pdf', 0)];
    await page.getByLabel('انتخاب فایل').setInputFiles([...files, 'test/fixtures/refused/encrypted.pdf']);
    const row = (name: string) => page.locator('li.file.refused', { hasText: name });
    await row('large.pdf').getByText('این فایل بزرگ‌تر از ۵۰ مگابایت است.').waitFor();
    await row('empty.pdf').getByText('این فایل خالی است.').waitFor();
    await row('encrypted.pdf').getByText('این فایل رمز دارد.').waitFor();
    await onward(page);
    await page.getByText('مدرکی که پذیرفته نشده همراه نامه نمی‌رود.').waitFor();
  });

  it('is asked to wait only as long as a file is on its way', async () => {
    const { id } = await aDraft(applicant, 'ministry');
    await page.goto(`/letters/${id}/edit/documents`);
    const held: Route[] = [];
    await page.route('**/documents', (route) => void held.push(route));
    await page.getByLabel('انتخاب فایل').setInputFiles('test/fixtures/taken/letter.docx');
    await onward(page);
    const wait = page.getByText('صبر کنید تا فرستادن فایل‌ها تمام شود.');
    await wait.waitFor();
    await Promise.all(held.map((route) => route.continue()));
    await page.locator('li.file.ready').waitFor();
    await wait.waitFor({ state: 'hidden' });
    await onward(page);
    await heading(page, STEPS.check);
  });

  it('reads on at the list after removing one or cancelling it on its way', async () => {
    const { id } = await aDraft(applicant, 'ministry');
    await page.goto(`/letters/${id}/edit/documents`);
    await page.getByLabel('انتخاب فایل').setInputFiles(['test/fixtures/taken/letter.docx', await file('empty.pdf', 0)]);
    await page.locator('li.file.ready').waitFor();
    for (const left of [1, 0]) {
      await page.getByRole('button', { name: /^حذف/ }).first().press('Enter');
      await page.locator('h2:focus', { hasText: 'مدارک پیوست' }).waitFor();
      await page.locator('li.file').nth(left).waitFor({ state: 'detached' });
    }
    await page.locator('h2:focus').waitFor();
  });

  it('may have lost the connection meanwhile: the file is there once', async () => {
    const { id } = await aDraft(applicant, 'ministry');
    await page.goto(`/letters/${id}/edit/documents`);
    await heading(page, STEPS.documents);
    await page.route(`**/submissions/${id}`, (route) => route.abort());
    await page.getByLabel('انتخاب فایل').setInputFiles('test/fixtures/taken/letter.docx');
    const again = page.getByRole('button', { name: 'فرستادن دوبارهٔ letter.docx' });
    await again.waitFor();
    await page.unroute(`**/submissions/${id}`);
    await again.click();
    await page.locator('li.file.ready', { hasText: 'letter.docx' }).waitFor();
    expect((await letters())[0].documents).toHaveLength(1);
  });
});

describe('somebody who signs in', () => {
  const fields = () => ({ mobile: page.getByLabel('شمارهٔ تلفن همراه'), code: page.getByLabel('کد شش‌رقمی') });

  beforeEach(async () => {
    ({ page } = await product.open());
    await aMinuteLater();
    await page.goto('/sign-in');
    await fields().mobile.fill(applicant.mobile);
  });

  it('may look at the number again and come back to the same code', async () => {
    const asked: string[] = [];
    page.on('request', (request) => request.url().endsWith('/sign-in-codes') && asked.push(request.url()));
    await press(page, 'دریافت کد');
    await press(page, 'تغییر شماره');
    await page.locator('#mobile:focus').waitFor();
    expect((await fields().mobile.inputValue()).replaceAll(' ', '')).toBe(applicant.mobile.replace('+98', '0'));
    await press(page, 'دریافت کد');
    await page.locator('#code:focus').waitFor();
    expect(asked).toHaveLength(1);
  });

  it('starts afresh with another code, and is told to get one after five wrong ones', async () => {
    await page.route('**/sign-in-codes', async (route) => {
      const response = await route.fetch();
      await route.fulfill({ response, json: { ...(await response.json()), resendAt: new Date().toISOString() } });
    });
    await press(page, 'دریافت کد');
    for (let wrong = 1; wrong <= 5; wrong += 1) {
      const refused = page.waitForResponse('**/sessions');
      await fields().code.fill(`00000${wrong}`);
      await refused;
      await page
        .getByRole('alert')
        .getByText(wrong < 5 ? 'کد درست نیست' : 'کد تازه بگیرید.')
        .waitFor();
    }
    await aMinuteLater();
    await press(page, 'ارسال دوبارهٔ کد');
    await page.getByText('کد تازه فرستاده شد.').waitFor();
    expect(await fields().code.inputValue()).toBe('');
    expect(await page.getByRole('alert').count()).toBe(0);
  });
});

describe('somebody who loses the connection', () => {
  it('gets the page that was asked for as soon as the connection is back', async () => {
    await page.goto('/letters');
    await heading(page, 'نامه‌های من');
    await page.context().setOffline(true);
    await page.getByRole('link', { name: 'پیگیری', exact: true }).click();
    await page.getByText('ارتباط برقرار نشد').waitFor();
    await page.context().setOffline(false);
    await heading(page, 'پیگیری نامه');
  });
});

describe('somebody who tracks a letter', () => {
  const track = async (code: string, lastFour: string) => {
    await page.getByLabel('کد پیگیری').fill(code);
    await page.getByLabel('چهار رقم آخر تلفن همراه').fill(lastFour);
    await press(page, 'پیگیری');
  };

  it('may write the whole number instead of its last four digits', async () => {
    const { trackingCode } = await aSubmittedLetter(applicant, 'university');
    await page.goto('/track');
    await track(trackingCode, applicant.mobile.replace('+98', '0'));
    await heading2('وضعیت نامه').waitFor();
  });

  it('sees nothing of the last one beside the fault of the next', async () => {
    const { trackingCode } = await aSubmittedLetter(applicant, 'university');
    await page.goto('/track');
    await track(trackingCode, applicant.mobile.slice(-4));
    await heading2('وضعیت نامه').waitFor();
    await track('AAAA-AAAA-AAAA', '1111');
    await page.getByRole('alert').waitFor();
    expect(await heading2('وضعیت نامه').count()).toBe(0);
  });
});

describe('somebody with letters in several states', () => {
  const subjects = () => page.locator('.letter-card h2').allInnerTexts();

  it('sees the one that waits for an answer first, and each list by itself', async () => {
    const { id } = await aSubmittedLetter(applicant, 'university', { subject: 'نامهٔ پرسیده' });
    const controller = await staff(stack, 'unit-controller');
    await decide(controller, id, 'ask', { question: 'سال تحصیلی را بنویسید.' });
    const { id: withdrawn } = await aSubmittedLetter(applicant, 'university', { subject: 'نامهٔ پس‌گرفته' });
    await applicant.post(`/api/v1/submissions/${withdrawn}/withdraw`);
    await aDraft(applicant, 'university', { subject: 'نامهٔ نیمه‌کاره' });
    await page.goto('/letters');
    await page.getByText('پاسخ به پرسش سازمان').waitFor();
    expect(await subjects()).toEqual(['نامهٔ پرسیده', 'نامهٔ نیمه‌کاره', 'نامهٔ پس‌گرفته']);
    for (const [list, only] of Object.entries({
      پیش‌نویس‌ها: 'نامهٔ نیمه‌کاره',
      'در جریان': 'نامهٔ پرسیده',
      پایان‌یافته: 'نامهٔ پس‌گرفته',
    })) {
      await page.getByRole('link', { name: list, exact: true }).click();
      await page.locator('.lists [aria-current=page]', { hasText: list }).waitFor();
      await page.locator('.letter-card').first().waitFor();
      expect(await subjects()).toEqual([only]);
    }
  });
});

describe('somebody who comes back to the list of letters', () => {
  it('sees what has happened meanwhile', async () => {
    const { id } = await aSubmittedLetter(applicant, 'university');
    await page.goto('/letters');
    await page.getByText('در دست بررسی').waitFor();
    await applicant.post(`/api/v1/submissions/${id}/withdraw`);
    await page.evaluate("dispatchEvent(new Event('focus'))");
    await page.getByText('پس گرفته شد').waitFor({ timeout: 10_000 });
  });
});

describe('somebody else at the same computer', () => {
  it('sees nothing of the letters after signing out', async () => {
    const { id } = await aSubmittedLetter(applicant, 'university');
    await page.goto(`/letters/${id}`);
    await page.locator('.letter-state').waitFor();
    await slowly(page, '**/assets/home-*.js');
    await press(page, 'خروج');
    await heading(page, /نامه‌تان/);
    await page.goBack();
    await heading(page, 'ورود با تلفن همراه');
    expect(await page.evaluate('sessionStorage.length')).toBe(0);
  });
});

/** What comes from there comes late. */
const slowly = (page: Page, from: string) =>
  page.route(from, async (route) => {
    await pause(1_000);
    await route.continue();
  });

const heading2 = (name: string) => page.getByRole('heading', { level: 2, name });

/** As if the wait between two codes to one number were over. */
async function aMinuteLater(): Promise<void> {
  const client = new pg.Client({ connectionString: stack.database.ownerUrl });
  await client.connect();
  await client.query('delete from limits.rate_limits').finally(() => client.end());
}
