import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Request } from 'playwright-core';
import type { Stack } from '../setup/stack.ts';
import { eventually, type ApiClient } from '../support/http.ts';
import {
  aDraft,
  anApplicant,
  aSubmittedLetter,
  attach,
  decide,
  freshPerson,
  reaches,
  staff,
  submit,
  type Applicant,
} from '../support/people.ts';
import { ACCEPT, choose, press } from './support/desk.ts';
import { faultsOfPage } from './support/page-check.ts';
import { introduce, signIn, STEPS, writeLetter, type Step } from './support/portal.ts';
import { aStuckLetter } from './support/stuck.ts';
import { heading, openProduct, type Product, type Window } from './support/window.ts';

const FILE = 'test/fixtures/taken/letter.docx';
const LOOKED_AT = ['درخواست گواهی.pdf', 'عکس.jpg'];

let product: Product;
let stack: Stack;

beforeAll(async () => {
  product = await openProduct();
  stack = product.stack;
}, 120_000);
afterAll(() => product?.close());

describe('the pages of the portal, before signing in,', () => {
  let window: Window;
  beforeAll(async () => {
    window = await product.open();
  });

  it('are in Persian, from right to left, for whoever comes for the first time', async () => {
    await window.page.goto('/');
    const { lang, dir } = await window.page.evaluate<{ lang: string; dir: string }>(
      '({ lang: document.documentElement.lang, dir: document.documentElement.dir })',
    );
    expect({ lang, dir }).toEqual({ lang: 'fa', dir: 'rtl' });
  });

  it.each([
    ['/', /نامه‌تان/],
    ['/track', 'پیگیری نامه'],
    ['/nowhere', 'صفحه پیدا نشد'],
    ['/sign-in', 'ورود با تلفن همراه'],
  ])('are without fault: %s', async (path, title) => {
    await window.page.goto(path);
    await heading(window.page, title);
    expect(await faultsOfPage(window)).toEqual([]);
  });

  it('are without fault while a code and the profile are asked for', async () => {
    const { page } = window;
    const person = freshPerson();
    const sent = page.waitForResponse(/sign-in-codes/);
    await page.getByLabel('شمارهٔ تلفن همراه').fill(person.mobile);
    await press(page, 'دریافت کد');
    await sent;
    await page.getByLabel('کد شش‌رقمی').waitFor();
    expect(await faultsOfPage(window)).toEqual([]);
    await press(page, 'تغییر شماره');
    await signIn(page, stack, freshPerson());
    await heading(page, 'نخست خود را معرفی کنید');
    await press(page, 'ذخیره و ادامه');
    await page.getByRole('alert').getByText('کد ملی را بنویسید.').waitFor();
    expect(await faultsOfPage(window)).toEqual([]);
    await introduce(page, person);
    await heading(page, 'نامه‌های من');
    expect(await faultsOfPage(window)).toEqual([]);
  });
});

describe('the pages of the portal, after signing in,', () => {
  let applicant: Applicant;
  let window: Window;
  const letters: Record<string, string> = {};

  beforeAll(async () => {
    applicant = await anApplicant(stack);
    Object.assign(letters, await aLetterInEveryState(applicant));
    window = await product.open({ as: { portal: applicant } });
  }, 120_000);

  it('are without fault at every question of a new letter, and where an answer is missing', async () => {
    const { page } = window;
    const progress: string[] = [];
    const at = async (step: Step) => {
      progress.push(await page.locator('.caption').innerText());
      expect([step, await faultsOfPage(window)]).toEqual([step, []]);
      if (step !== 'organisation') return;
      await press(page, 'ادامه');
      await page.getByRole('alert').waitFor();
      expect(['unanswered', await faultsOfPage(window)]).toEqual(['unanswered', []]);
    };
    await page.goto('/letters/new');
    const answers = { subject: 'پروانهٔ مطب', text: 'با سلام', unit: 'معاونت درمان', files: [FILE] };
    await writeLetter(page, { organisation: /دانشگاه/, ...answers }, at);
    expect(progress.at(0)).toBe('نامهٔ تازه · گام ۱');
    expect(progress.at(-1)).toBe('نامهٔ تازه · گام ۸ از ۸');
  });

  it('are without fault for somebody who writes for a company and keeps their profile', async () => {
    const { page } = window;
    await page.goto('/profile');
    await heading(page, 'مشخصات من');
    expect(await faultsOfPage(window)).toEqual([]);
    await page.goto('/letters/new');
    await heading(page, STEPS.sender);
    await page.getByRole('radio').last().check();
    await page.getByLabel('شناسهٔ ملی').waitFor();
    expect(await faultsOfPage(window)).toEqual([]);
  });

  it.each(['awaitingDecision', 'awaitingApplicant', 'rejected', 'registered', 'withdrawn'])(
    'are without fault for a letter that is %s',
    async (status) => {
      await window.page.goto(`/letters/${letters[status]}`);
      await window.page.locator(`.letter-state.${status}`).waitFor();
      expect(await faultsOfPage(window)).toEqual([]);
    },
  );

  it('are without fault in the list, at the receipt and before withdrawing', async () => {
    const { page } = window;
    await page.goto('/letters');
    await page.locator('.letters li').first().waitFor();
    expect(await faultsOfPage(window)).toEqual([]);
    await page.goto(`/letters/${letters['awaitingDecision']}/receipt`);
    await heading(page, 'نامهٔ شما رسید');
    expect(await faultsOfPage(window)).toEqual([]);
    await page.getByRole('link', { name: 'دیدن نامه' }).click();
    await press(page, 'پس گرفتن نامه');
    await page.getByRole('dialog').waitFor();
    expect(await faultsOfPage({ ...window, modal: true })).toEqual([]);
  });
});

describe('the pages of the desk', () => {
  let window: Window;
  const go = async (path: string, title: string | RegExp) => {
    await window.page.goto(`/desk/#${path}`);
    await heading(window.page, title);
    await window.page.getByRole('progressbar').waitFor({ state: 'hidden' });
  };

  it('are without fault at signing in', async () => {
    window = await product.open();
    await window.page.goto('/desk/');
    await heading(window.page, 'ورود کارشناسان');
    expect(await faultsOfPage(window)).toEqual([]);
    await window.context.close();
  });

  describe('of a secretary', () => {
    it('are without fault from the cartable to the decision', async () => {
      const applicant = await anApplicant(stack);
      const subject = 'درخواست تمدید پروانه';
      const { id } = await aSubmittedLetter(applicant, 'ministry', { subject });
      window = await product.open({ as: { desk: await staff(stack, 'secretary') } });
      await go('/submissions', 'کارتابل');
      await window.page.getByRole('link', { name: subject }).waitFor();
      expect(await faultsOfPage(window)).toEqual([]);
      await go(`/submissions/${id}/show`, subject);
      await window.page.getByRole('button', { name: ACCEPT.label }).waitFor();
      expect(await faultsOfPage(window)).toEqual([]);
      await press(window.page, 'رد کردن');
      await window.page.getByRole('dialog').waitFor();
      expect(await faultsOfPage({ ...window, modal: true })).toEqual([]);
      await window.context.close();
    });

    it('are without fault where a document is looked at, which is drawn alike in both languages', async () => {
      const applicant = await anApplicant(stack);
      const { id } = await aDraft(applicant, 'ministry');
      for (const name of LOOKED_AT) await attach(applicant, id, `test/fixtures/taken/${name}`);
      await submit(applicant, id);
      window = await product.open({ as: { desk: await staff(stack, 'secretary') } });
      const { page } = window;
      await page.goto(`/desk/#/submissions/${id}/show`);
      const inkOf = async (button: string) => {
        await press(page, button);
        const inks: number[] = [];
        const isDrawn = (ink: number) => ink > 0.001 && ink === inks[inks.push(ink) - 2];
        return eventually(() => page.evaluate<number>(INK), { is: isDrawn });
      };
      const close = async () => {
        await page.keyboard.press('Escape');
        await page.getByRole('dialog').waitFor({ state: 'detached' });
      };
      const inks: number[] = [];
      for (const name of LOOKED_AT) {
        inks.push(await inkOf(`پیش‌نمایش ${name}`));
        expect(await faultsOfPage({ ...window, modal: true })).toEqual([]);
        await close();
      }
      await press(page, 'English');
      for (const [index, name] of LOOKED_AT.entries()) {
        expect(await inkOf(`Preview ${name}`)).toBeCloseTo(inks[index]!, 5);
        await close();
      }
      await window.context.close();
    });
  });

  describe('of an administrator', () => {
    let admin: ApiClient;
    beforeAll(async () => {
      admin = await staff(stack, 'admin');
      await aStuckLetter(stack);
      window = await product.open({ as: { desk: admin } });
    }, 60_000);

    it.each([
      ['/stuck', 'کارهای گیرکرده'],
      ['/units', 'واحدها'],
      ['/units/create', 'واحد تازه'],
      ['/staff', 'کارکنان'],
      ['/staff/create', 'همکار تازه'],
      ['/routing-policies', 'سیاست ارجاع'],
      ['/notices', 'پیامک‌ها'],
      ['/organisation', 'تنظیمات سازمان'],
      ['/nowhere', 'چنین صفحه‌ای نیست'],
    ])('are without fault: %s', async (path, title) => {
      await go(path, title);
      expect(await faultsOfPage(window)).toEqual([]);
    });

    it('are without fault where a unit and a colleague are changed', async () => {
      const [unit] = (await admin.get('/api/desk/v1/units')).body.items;
      await go(`/units/${unit.id}`, 'ویرایش واحد');
      await window.page.getByLabel('نام واحد').waitFor();
      expect(await faultsOfPage(window)).toEqual([]);
      const [colleague] = (await admin.get('/api/desk/v1/staff')).body.items;
      await go(`/staff/${colleague.id}`, 'ویرایش همکار');
      await window.page.getByLabel('نام کاربری').waitFor();
      expect(await faultsOfPage(window)).toEqual([]);
    });

    it('are without fault where a policy with rules is written', async () => {
      await go('/routing-policies/create', 'نسخهٔ تازهٔ سیاست ارجاع');
      await window.page.getByLabel('بر پایهٔ قاعده‌ها').check();
      await press(window.page, 'افزودن قاعده');
      await choose(window.page, 'برود به', 'دفتر برنامه‌ریزی');
      expect(await faultsOfPage(window)).toEqual([]);
    });
  });
});

describe('the JavaScript of the first load', () => {
  it.each(['/', '/sign-in', '/track', '/letters', '/letters/new'])(
    'is at most 25 kB over the wire, in brotli: %s',
    async (path) => {
      const as = path.startsWith('/letters') ? { portal: await anApplicant(stack) } : undefined;
      const { page, context } = await product.open({ as, headers: { 'accept-encoding': 'br' } });
      const scripts: ReturnType<typeof transferOf>[] = [];
      page.on('requestfinished', (request) => {
        if (request.resourceType() === 'script') scripts.push(transferOf(request));
      });
      await page.goto(path);
      await page.waitForLoadState('networkidle');
      const loaded = await Promise.all(scripts);
      await context.close();
      expect(loaded.filter(({ encoding, bytes }) => encoding !== 'br' && bytes > 1024)).toEqual([]);
      const total = loaded.reduce((sum, { bytes }) => sum + bytes, 0);
      expect(total).toBeGreaterThan(10 * 1024);
      expect(total).toBeLessThanOrEqual(25 * 1024);
    },
  );
});

async function transferOf(request: Request) {
  const headers = await (await request.response())?.allHeaders();
  const { responseBodySize } = await request.sizes();
  return { encoding: headers?.['content-encoding'], bytes: responseBodySize };
}

/** Ids by status. */
async function aLetterInEveryState(applicant: Applicant): Promise<Record<string, string>> {
  const [secretary, controller] = await Promise.all([staff(stack, 'secretary'), staff(stack, 'unit-controller')]);
  const ministry = (await aSubmittedLetter(applicant, 'ministry')).id;
  const [waiting, asked, rejected, withdrawn] = await Promise.all(
    [1, 2, 3, 4].map(async () => (await aSubmittedLetter(applicant, 'university')).id as string),
  );
  await decide(secretary, ministry, 'accept');
  await decide(controller, asked!, 'ask', { question: 'سال تحصیلی را بنویسید.' });
  await attach(applicant, asked!, FILE);
  await decide(controller, rejected!, 'reject', { reason: 'تصویر کارت ملی خوانا نیست.' });
  await applicant.post(`/api/v1/submissions/${withdrawn}/withdraw`);
  await reaches(applicant, ministry, 'registered');
  return {
    registered: ministry,
    awaitingDecision: waiting!,
    awaitingApplicant: asked!,
    rejected: rejected!,
    withdrawn: withdrawn!,
  };
}

/** How much of a picture is not white. */
const INK = `(() => {
  const picture = document.querySelector('[role=dialog] :is(canvas, img)');
  const [width, height] = [picture?.naturalWidth ?? picture?.width, picture?.naturalHeight ?? picture?.height];
  if (!width || !height) return 0;
  const copy = new OffscreenCanvas(width, height).getContext('2d');
  copy.drawImage(picture, 0, 0);
  const { data } = copy.getImageData(0, 0, width, height);
  return data.filter((value, index) => index % 4 === 0 && data[index + 3] > 0 && value < 128).length / (width * height);
})()`;
