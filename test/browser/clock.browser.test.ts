import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import pg from 'pg';
import type { Page } from 'playwright-core';
import type { Stack } from '../setup/stack.ts';
import { anApplicant, aSubmittedLetter, freshPerson, staff, type Applicant } from '../support/people.ts';
import { press } from './support/desk.ts';
import { heading, openProduct, type Product, type WindowOptions } from './support/window.ts';

const HOUR_MS = 3_600_000;
const HALF_AN_HOUR = 30;

let product: Product;
let stack: Stack;
let page: Page;

beforeAll(async () => {
  product = await openProduct();
  stack = product.stack;
}, 120_000);
afterAll(() => product?.close());
afterEach(() => page?.context().close());

/** A browser on a device whose clock is off by so much. */
const openOff = async (off: number, options?: WindowOptions) => {
  ({ page } = await product.open(options));
  await page.addInitScript(`{
    const Right = Date;
    Date = class extends Right {
      constructor(...given) { given.length ? super(...given) : super(Right.now() + ${off}); }
      static now() { return Right.now() + ${off}; }
    };
  }`);
};

const latin = (text: string) => Number(text.replace(/[۰-۹]/g, (digit) => String('۰۱۲۳۴۵۶۷۸۹'.indexOf(digit))));

describe.each([
  ['an hour ahead', HOUR_MS],
  ['an hour behind', -HOUR_MS],
])('on a device whose clock is %s', (_, off) => {
  it('the wait for another code is the server’s, and the code is good through a reload as long as there', async () => {
    await openOff(off);
    await page.goto('/sign-in');
    await page.getByLabel('شمارهٔ تلفن همراه').fill(freshPerson().mobile);
    await press(page, 'دریافت کد');
    const secondsLeft = async () => {
      const said = page.getByText(/ارسال دوبارهٔ کد تا/);
      return latin(/[۰-۹]+/.exec(await said.innerText())![0]);
    };
    const first = await secondsLeft();
    expect(first).toBeGreaterThan(30);
    expect(first).toBeLessThanOrEqual(61);
    await page.reload();
    expect(await secondsLeft()).toBeLessThanOrEqual(first);
  });

  describe('the desk', () => {
    const SUBJECT = 'درخواست در زمان سامانه';
    let applicant: Applicant;
    let letter: string;

    beforeEach(async () => {
      applicant = await anApplicant(stack);
      ({ id: letter } = await aSubmittedLetter(applicant, 'ministry', { subject: SUBJECT }));
    });
    afterEach(() => applicant.post(`/api/v1/submissions/${letter}/withdraw`));

    const promised = async (minutes: number) => {
      const { superuserUrl, ownerUrl } = stack.database;
      const url = Object.assign(new URL(superuserUrl), { pathname: new URL(ownerUrl).pathname });
      const client = new pg.Client({ connectionString: url.href });
      await client.connect();
      await client
        .query(`update submissions set promised_at = now() + $1::interval where id = $2`, [
          `${minutes} minutes`,
          letter,
        ])
        .finally(() => client.end());
    };
    const openCartable = async () => {
      await openOff(off, { as: { desk: await staff(stack, 'secretary') } });
      await page.goto('/desk/#/submissions');
      await heading(page, 'کارتابل');
      await page.getByRole('link', { name: SUBJECT }).waitFor();
    };
    const overdue = () => page.getByText('گذشته از زمان پاسخ');

    it('says that a letter has just come, and nothing of a time that has not passed', async () => {
      await promised(HALF_AN_HOUR);
      await openCartable();
      await page.locator('main time', { hasText: /همین دقیقه|دقیقه پیش/ }).waitFor();
      expect(await overdue().count()).toBe(0);
    });

    it('marks a letter whose time has passed', async () => {
      await promised(-HALF_AN_HOUR);
      await openCartable();
      await overdue().waitFor();
    });
  });
});
