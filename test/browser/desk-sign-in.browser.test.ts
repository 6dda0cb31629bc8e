import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { generateSync } from 'otplib';
import { staff } from '../support/people.ts';
import { submitSignIn } from './support/desk.ts';
import { heading, openProduct, type Product } from './support/window.ts';

const CODE = 'رمز دوم شش‌رقمی';
const FAILED = 'نام کاربری، گذرواژه یا رمز دوم درست نیست.';

let product: Product;
/** Of the controller, who alone has a second factor here. */
let secret: string;

beforeAll(async () => {
  product = await openProduct();
  const admin = await staff(product.stack, 'admin');
  const { body } = await admin.get('/api/desk/v1/staff');
  const { id } = body.items.find(({ username }: { username: string }) => username === 'controller');
  const changed = await admin.patch(`/api/desk/v1/staff/${id}`, { body: { newTotp: true } });
  secret = new URL(changed.body.totpUri).searchParams.get('secret') ?? '';
}, 120_000);
afterAll(() => product?.close());

describe('the desk’s sign-in page', () => {
  it('asks nobody for a code who has none, and finds no fault in that nobody is signed in', async () => {
    const { page, context, complaints } = await product.open();
    await page.goto('/desk/');
    await heading(page, 'ورود کارشناسان');
    expect(await page.getByLabel(CODE).count()).toBe(0);
    await submitSignIn(page, 'secretary');
    await heading(page, 'کارتابل');
    expect(complaints).toEqual([]);
    await context.close();
  });

  it('asks for the code once the password is right', async () => {
    const { page, context } = await product.open();
    await page.goto('/desk/');
    await submitSignIn(page, 'controller', 'not-this-one');
    await page.getByText(FAILED).waitFor();
    expect(await page.getByLabel(CODE).count()).toBe(0);
    await submitSignIn(page, 'controller');
    await page.getByLabel(CODE).waitFor();
    expect(await page.evaluate('document.activeElement.name')).toBe('totp');
    expect(await page.getByText(FAILED).count()).toBe(0);
    await page.keyboard.type(generateSync({ secret }));
    await page.keyboard.press('Enter');
    await heading(page, 'کارتابل');
    await context.close();
  });
});
