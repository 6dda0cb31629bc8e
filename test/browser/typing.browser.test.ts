import { mkdtemp, rm, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { Page, Route } from 'playwright-core';
import type { Stack } from '../setup/stack.ts';
import { eventually } from '../support/http.ts';
import { aDraft, anApplicant, aSubmittedLetter, decide, staff, type Applicant } from '../support/people.ts';
import { press } from './support/desk.ts';
import { onward, STEPS } from './support/portal.ts';
import { heading, openProduct, type Product } from './support/window.ts';

const TEXT = 'متنی که نباید گم شود';
const SAVED = /^ذخیره شد، ساعت [۰-۲][۰-۹]:[۰-۵][۰-۹]$/;
const TYPED = "Object.keys(localStorage).filter((name) => name.startsWith('pishkhan/typed/'))";

let product: Product;
let stack: Stack;
let applicant: Applicant;
let page: Page;

beforeAll(async () => {
  product = await openProduct();
  stack = product.stack;
}, 120_000);
afterAll(() => product?.close());

beforeEach(async () => {
  applicant = await anApplicant(stack);
  ({ page } = await product.open({ as: { portal: applicant } }));
});
afterEach(() => page?.context().close());

const letter = async (id: string) => (await applicant.get(`/api/v1/submissions/${id}`)).body;
const hasText = (id: string, text: string) => eventually(() => letter(id), { is: ({ body }) => body === text });
const field = (label: string) => page.getByLabel(label);
/** As a crash does: the page is told nothing. */
const killTab = async () => {
  const context = page.context();
  const next = await context.newPage();
  await page.close({ runBeforeUnload: false });
  page = next;
};
const openText = async (id: string) => {
  await page.goto(`/letters/${id}/edit/text`);
  await heading(page, STEPS.text);
};

describe('what is typed in a draft', () => {
  it('is saved two seconds after typing stops, once, and its time is shown', async () => {
    const { id } = await aDraft(applicant, 'ministry');
    const changes: string[] = [];
    page.on('request', (request) => request.method() === 'PATCH' && changes.push(request.url()));
    await openText(id);
    await field(STEPS.text).pressSequentially(TEXT, { delay: 50 });
    await page.getByText(SAVED).waitFor({ timeout: 8_000 });
    expect((await letter(id)).body).toContain(TEXT);
    await onward(page);
    await heading(page, STEPS.documents);
    expect(changes).toHaveLength(1);
    expect(await page.evaluate(TYPED)).toEqual([]);
  });

  it.each([
    ['subject', STEPS.subject, 'subject'],
    ['text', STEPS.text, 'body'],
  ] as const)('comes back and is saved when the tab ends before the two seconds: %s', async (step, label, name) => {
    const { id } = await aDraft(applicant, 'ministry');
    await page.goto(`/letters/${id}/edit/${step}`);
    await field(label).fill(TEXT);
    await killTab();
    expect((await letter(id))[name]).not.toBe(TEXT);
    await page.goto('/letters');
    await page.getByRole('link', { name: 'درخواست گواهی اشتغال' }).click();
    await heading(page, label);
    expect(await field(label).inputValue()).toBe(TEXT);
    await page.getByText(SAVED).waitFor();
    expect((await letter(id))[name]).toBe(TEXT);
  });

  it('comes back and is saved when the tab ends without a connection', async () => {
    const { id } = await aDraft(applicant, 'ministry');
    await openText(id);
    await page.context().setOffline(true);
    await field(STEPS.text).fill(TEXT);
    await page.getByText('ارتباط برقرار نشد').waitFor();
    await killTab();
    await page.context().setOffline(false);
    await openText(id);
    expect(await field(STEPS.text).inputValue()).toBe(TEXT);
    await hasText(id, TEXT);
  });

  it('is saved by itself once the connection is back', async () => {
    const { id } = await aDraft(applicant, 'ministry');
    await openText(id);
    await page.context().setOffline(true);
    await field(STEPS.text).fill(TEXT);
    await page.getByText('ارتباط برقرار نشد').waitFor();
    await page.context().setOffline(false);
    await hasText(id, TEXT);
  });

  it('is not sent without: the question is asked again, and the letter goes with it', async () => {
    const { id } = await aDraft(applicant, 'ministry');
    await page.goto(`/letters/${id}/edit/text?from=check`);
    await page.route(`**/submissions/${id}`, (route) =>
      route.request().method() === 'PATCH'
        ? route.fulfill({ status: 409, json: { code: 'conflict' } })
        : route.continue(),
    );
    await field(STEPS.text).fill(TEXT);
    await page.getByText('هنوز ذخیره نشده است').waitFor();
    await page.getByRole('link', { name: 'بازگشت' }).click();
    await heading(page, STEPS.check);
    await page.unrouteAll();
    await page.getByRole('button', { name: 'ارسال نامه' }).click();
    await heading(page, STEPS.text);
    await onward(page);
    await heading(page, STEPS.check);
    await page.getByRole('button', { name: 'ارسال نامه' }).click();
    await heading(page, 'نامهٔ شما رسید');
    expect((await letter(id)).body).toBe(TEXT);
  });

  it('does not overwrite what another tab has saved: the person is told, and decides', async () => {
    const { id } = await aDraft(applicant, 'ministry', { body: 'متن نخست' });
    await openText(id);
    const other = await page.context().newPage();
    await other.goto(`/letters/${id}/edit/text`);
    await other.getByLabel(STEPS.text).fill('متن برگهٔ دیگر');
    await other.getByText(SAVED).waitFor();
    await field(STEPS.text).fill(TEXT);
    await page.getByText('نوشتهٔ شما ذخیره نشده است').waitFor();
    expect((await letter(id)).body).toBe('متن برگهٔ دیگر');
    await press(page, 'نوشتهٔ من را کنار بگذار و متن ذخیره‌شده را نشان بده');
    expect(await field(STEPS.text).inputValue()).toBe('متن برگهٔ دیگر');

    await other.getByLabel(STEPS.text).fill('متن سوم');
    await eventually(() => letter(id), { is: ({ body }) => body === 'متن سوم' });
    await field(STEPS.text).fill(TEXT);
    await page.getByText('نوشتهٔ شما ذخیره نشده است').waitFor();
    await onward(page);
    await heading(page, STEPS.documents);
    expect((await letter(id)).body).toBe(TEXT);
  });
});

describe('what is typed where there is nothing to save it to', () => {
  it('comes back when the tab ends before there is a draft', async () => {
    await page.goto('/letters/new');
    await field('خودم').check();
    await onward(page);
    await page.getByLabel(/وزارت/).check();
    await onward(page);
    await field('هیچ‌کدام از این‌ها').check();
    await onward(page);
    await field(STEPS.subject).fill(TEXT);
    await killTab();
    await page.goto('/letters/new/subject');
    await heading(page, STEPS.subject);
    expect(await field(STEPS.subject).inputValue()).toBe(TEXT);
    await onward(page);
    await heading(page, STEPS.text);
    expect((await applicant.get('/api/v1/submissions')).body.items).toMatchObject([{ subject: TEXT }]);
  });

  it('comes back when the tab ends before an answer is sent, and is forgotten after that', async () => {
    const { id } = await aSubmittedLetter(applicant, 'university');
    await decide(await staff(stack, 'unit-controller'), id, 'ask', { question: 'سال تحصیلی را بنویسید.' });
    await page.goto(`/letters/${id}`);
    await field('پاسخ شما').fill(TEXT);
    await killTab();
    await page.goto(`/letters/${id}`);
    expect(await field('پاسخ شما').inputValue()).toBe(TEXT);
    await press(page, 'ارسال پاسخ');
    await eventually(() => letter(id), { is: ({ questions }) => questions[0].answer === TEXT });
    await page.getByText('در دست بررسی').waitFor();
    expect(await page.evaluate(TYPED)).toEqual([]);
  });
});

describe('signing out', () => {
  it('leaves nothing of what was typed on the device, in this tab or another', async () => {
    const { id } = await aDraft(applicant, 'ministry');
    await openText(id);
    await page.context().setOffline(true);
    await field(STEPS.text).fill(TEXT);
    expect(await page.evaluate(TYPED)).toHaveLength(1);
    await page.context().setOffline(false);
    const other = await page.context().newPage();
    await other.goto('/letters');
    await press(other, 'خروج');
    await heading(other, /نامه‌تان/);
    await heading(page, 'ورود با تلفن همراه');
    for (const tab of [page, other])
      expect(await tab.evaluate(`[${TYPED}.length, sessionStorage.length]`)).toEqual([0, 0]);
  });
});

/** Browsers tell by the whole second when a file was changed. */
const changeLater = async (path: string) => {
  await writeFile(path, 'متنی بلندتر از پیش');
  await utimes(path, new Date(), new Date(Date.now() + 5_000));
};

describe('a file that is not as it was when it was chosen', () => {
  let folder: string;
  beforeEach(async () => void (folder = await mkdtemp(join(tmpdir(), 'pishkhan-files-'))));
  afterEach(() => rm(folder, { recursive: true, force: true }));

  it.each([
    ['changed', changeLater],
    ['taken away', (path: string) => rm(path)],
  ])('is told of as such when it was %s, and the others go', async (_, happen) => {
    const { id } = await aDraft(applicant, 'ministry');
    const names = ['first.txt', 'second.txt', 'third.txt'];
    const files = names.map((name) => join(folder, name));
    for (const path of files) await writeFile(path, 'متن');
    await page.goto(`/letters/${id}/edit/documents`);
    const held: Route[] = [];
    await page.route('**/documents', (route) => void held.push(route), { times: 1 });
    await page.getByLabel('انتخاب فایل').setInputFiles(files);
    await eventually(async () => held.length, { is: (length) => length === 1 });
    await happen(files[1]!);
    await held[0]!.continue();
    const row = (name: string) => page.locator('li.file', { hasText: name });
    await row('second.txt').getByText('این فایل پس از انتخاب تغییر کرده است؛ دوباره انتخابش کنید.').waitFor();
    expect(await page.getByText('ارتباط برقرار نشد').count()).toBe(0);
    for (const name of ['first.txt', 'third.txt']) await row(name).getByText('آماده').waitFor();
    expect((await letter(id)).documents).toHaveLength(2);
  });
});

describe('what people wrote', () => {
  it('is shown as written, in the portal and in the desk', async () => {
    const subject = 'درخواست 1405 و ۱۴۰۶ و ٣';
    const body = 'بند 12 و بند ۱۳ و ي و ك';
    const { id } = await aSubmittedLetter(applicant, 'ministry', { subject, body });
    await page.goto(`/letters/${id}`);
    await heading(page, subject);
    await page.getByText(body).waitFor();
    const { page: desk } = await product.open({ as: { desk: await staff(stack, 'secretary') } });
    await desk.goto(`/desk/#/submissions/${id}/show`);
    await heading(desk, subject);
    await desk.getByText(body).waitFor();
    await desk.context().close();
  });
});
