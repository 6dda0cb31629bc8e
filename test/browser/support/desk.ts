import type { Page } from 'playwright-core';
import { heading } from './window.ts';

export async function signInToDesk(page: Page, username: string, password = 'pishkhan-demo'): Promise<void> {
  await page.goto('/desk/');
  await submitSignIn(page, username, password);
  await heading(page, 'کارتابل');
}

export async function submitSignIn(page: Page, username: string, password = 'pishkhan-demo'): Promise<void> {
  await page.getByLabel('نام کاربری').fill(username);
  await page.getByLabel('گذرواژه').fill(password);
  await page.getByRole('button', { name: 'ورود', exact: true }).click();
}

/** Opens a letter from the list, as one sees it there. */
export async function openFromCartable(page: Page, subject: string): Promise<void> {
  await page.getByRole('link', { name: subject }).click();
  await heading(page, subject);
}

export const press = (page: Page, name: string): Promise<void> =>
  page.getByRole('button', { name, exact: true }).click();

/** Presses a command's button, fills what its dialog asks and confirms. */
export async function command(
  page: Page,
  { label, field, text, confirm }: Record<'label' | 'confirm', string> & Words,
) {
  await press(page, label);
  const dialog = page.getByRole('dialog');
  if (field) await dialog.getByLabel(field).fill(text ?? '');
  await dialog.getByRole('button', { name: confirm, exact: true }).click();
  await dialog.waitFor({ state: 'hidden' });
}

interface Words {
  field?: string;
  text?: string;
}

/** A list of the component kit: a button that opens its choices elsewhere on the page. */
export async function choose(page: Page, label: string, option: string): Promise<void> {
  await page.getByRole('combobox', { name: label }).last().click();
  await page.getByRole('option', { name: option }).click();
  await page.getByRole('listbox').waitFor({ state: 'hidden' });
}

export const ACCEPT = { label: 'پذیرش و ثبت', confirm: 'می‌پذیرم' };
export const rejectWith = (text: string) => ({ label: 'رد کردن', field: 'دلیل رد', text, confirm: 'رد نامه' });
export const askFor = (text: string) => ({ label: 'پرسش از ارباب‌رجوع', field: 'پرسش', text, confirm: 'فرستادن پرسش' });
