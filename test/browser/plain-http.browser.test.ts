import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { freshPerson, witnesses } from '../support/people.ts';
import { ACCEPT, command, openFromCartable, signInToDesk } from './support/desk.ts';
import { introduce, send, signIn, writeLetter } from './support/portal.ts';
import { openProduct, type Product } from './support/window.ts';

/** The browser's own word on plain http: of a header that it then passes over. */
const NOT_SECURE = /^The Cross-Origin-Opener-Policy header has been ignored/;

let product: Product;

beforeAll(async () => {
  product = await openProduct({ host: 'pishkhan.test' });
}, 120_000);
afterAll(() => product?.close());

/** A browser tells such a page nothing of where requests come from, and keeps the clipboard and some of its cryptography from it. */
it('the whole job goes by a browser on plain http under any name', async () => {
  const { page, context, complaints } = await product.open();
  const person = freshPerson();
  await page.goto('/');
  expect(await page.evaluate('isSecureContext')).toBe(false);
  await page.getByRole('link', { name: 'نوشتن نامه' }).click();
  await signIn(page, product.stack, person);
  await introduce(page, person);
  expect((await context.cookies()).map(({ name }) => name)).toContain('pishkhan_session');
  const subject = 'نامه از شبکهٔ داخلی';
  const files = ['test/fixtures/taken/letter.docx'];
  await writeLetter(page, { organisation: /وزارت/, service: 'درخواست پروانهٔ ساخت', subject, text: 'با سلام', files });
  const { id } = await send(page);
  await page.getByRole('button', { name: /کپی/ }).first().click();
  await page
    .getByRole('status')
    .filter({ hasText: /کپی شد/ })
    .waitFor({ state: 'attached' });

  const { page: secretary, complaints: deskComplaints } = await product.open();
  await signInToDesk(secretary, 'secretary');
  await openFromCartable(secretary, subject);
  await secretary
    .getByRole('button', { name: /^رونوشت|^کپی/ })
    .first()
    .click();
  await command(secretary, ACCEPT);
  await secretary.getByText('نامه با این شماره در سامانهٔ مکاتبات ثبت شد.').waitFor();
  expect(await witnesses(product.stack).letters(id)).toHaveLength(1);
  expect([...complaints, ...deskComplaints].filter((complaint) => !NOT_SECURE.test(complaint))).toEqual([]);
}, 120_000);
