import { basename } from 'node:path';
import type { Page } from 'playwright-core';
import type { Stack } from '../../setup/stack.ts';
import { eventually } from '../../support/http.ts';
import { witnesses, type Person } from '../../support/people.ts';
import { heading } from './window.ts';

/** Reads the code from the phone, as a person does who waits for the message. */
export async function signIn(page: Page, stack: Stack, { mobile }: Person): Promise<void> {
  await page.getByLabel('شمارهٔ تلفن همراه').fill(mobile.replace('+98', '0'));
  await enterCode(page, stack, mobile);
}

export async function enterCode(page: Page, stack: Stack, mobile: string): Promise<void> {
  const { sms } = witnesses(stack);
  const before = (await sms(mobile)).length;
  await page.getByRole('button', { name: 'دریافت کد' }).click();
  const messages = await eventually(() => sms(mobile), { is: ({ length }) => length > before });
  await page.getByLabel('کد شش‌رقمی').fill(/\d{6}/.exec(messages.at(-1)!.text)![0]);
}

export async function introduce(page: Page, { nationalId }: Person): Promise<void> {
  await page.getByLabel('نام', { exact: true }).fill('نرگس');
  await page.getByLabel('نام خانوادگی').fill('کاظمی');
  await page.getByLabel('کد ملی').fill(nationalId);
  await page.getByRole('button', { name: 'ذخیره و ادامه' }).click();
}

export const onward = (page: Page): Promise<void> => page.getByRole('button', { name: 'ادامه', exact: true }).click();

export interface Wanted {
  organisation: RegExp;
  /** Where the applicant chooses it. */
  unit?: string;
  service?: string;
  subject: string;
  text: string;
  files?: readonly string[];
}

export const STEPS = {
  sender: 'نامه از سوی کیست؟',
  organisation: 'نامه برای کدام سازمان است؟',
  unit: 'نامه به کدام واحد برسد؟',
  service: 'نامه دربارهٔ کدام خدمت است؟',
  subject: 'موضوع نامه چیست؟',
  text: 'متن نامه را بنویسید',
  documents: 'آیا مدرکی پیوست می‌کنید؟',
  check: 'پاسخ‌ها را بازبینی کنید',
} as const;

export type Step = keyof typeof STEPS;

/** What stands between one question and the next; `at` is called when a question is on screen, before its answer. */
export async function writeLetter(page: Page, wanted: Wanted, at: (step: Step) => Promise<unknown> = async () => {}) {
  const answers: [Step, () => Promise<unknown>][] = [
    ['sender', () => page.getByLabel('خودم').check()],
    ['organisation', () => page.getByLabel(wanted.organisation).check()],
    ['unit', () => page.getByLabel(wanted.unit ?? '').check()],
    ['service', () => page.getByLabel(wanted.service ?? 'هیچ‌کدام از این‌ها').check()],
    ['subject', () => page.getByLabel(STEPS.subject).fill(wanted.subject)],
    ['text', () => page.getByLabel(STEPS.text).fill(wanted.text)],
    ['documents', () => attachFiles(page, wanted.files ?? [])],
  ];
  for (const [step, answer] of answers) {
    if (step === 'unit' && !wanted.unit) continue;
    await heading(page, STEPS[step]);
    await at(step);
    await answer();
    await onward(page);
  }
  await heading(page, STEPS.check);
  await at('check');
}

export async function attachFiles(page: Page, files: readonly string[]): Promise<void> {
  await page.getByLabel('انتخاب فایل').setInputFiles([...files]);
  for (const file of files)
    await page
      .locator('li.file.ready', { hasText: basename(file) })
      .getByText('آماده')
      .waitFor();
}

/** Sends it; gives the tracking code and the letter's id from the receipt. */
export async function send(page: Page): Promise<{ code: string; id: string }> {
  await page.getByRole('button', { name: 'ارسال نامه' }).click();
  await heading(page, 'نامهٔ شما رسید');
  const code = await page.locator('.tracking-code.big').innerText();
  const [, id = ''] = /letters\/([0-9a-f-]+)\/receipt/.exec(page.url()) ?? [];
  return { code, id };
}
