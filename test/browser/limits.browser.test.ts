import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { Page } from 'playwright-core';
import { toDataKeys } from '../../config/keys.ts';
import { createSealer } from '../../db/crypto.ts';
import { createOrganisation } from '../../db/setup/organisation.ts';
import type { Stack } from '../setup/stack.ts';
import { aDraft, anApplicant, attach, staff, submit, type Applicant } from '../support/people.ts';
import { attachFiles, onward, STEPS } from './support/portal.ts';
import { heading, openProduct, type Product } from './support/window.ts';

const LIMITS = { PISHKHAN_MAX_FILES: '3', PISHKHAN_MAX_FILE_BYTES: String(20 * 1024) };

let product: Product;
let stack: Stack;
let applicant: Applicant;
let page: Page;
let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'pishkhan-files-'));
  product = await openProduct({ env: LIMITS });
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

const file = async (name: string, bytes = 10) => {
  const path = join(folder, name);
  await writeFile(path, 'a'.repeat(bytes));
  return path;
};
const files = (...names: string[]) => Promise.all(names.map((name) => file(name)));
const row = (name: string) => page.locator('li.file', { hasText: name });

describe('the limits of files that the environment sets', () => {
  it('are said and hold in the portal as on the server', async () => {
    const { id } = await aDraft(applicant, 'ministry');
    await page.goto(`/letters/${id}/edit/documents`);
    await page.getByText('تا ۳ فایل، هر یک تا ۲۰ کیلوبایت').waitFor();
    const large = await file('large.txt', 20 * 1024 + 1);
    const three = await files('a.txt', 'b.txt', 'c.txt');
    await page.getByLabel('انتخاب فایل').setInputFiles(large);
    await row('large.txt').getByText('این فایل بزرگ‌تر از ۲۰ کیلوبایت است.').waitFor();
    expect((await attach(applicant, id, large)).status).toBe(413);
    await attachFiles(page, [...three.slice(0, 2), await file('full.txt', 20 * 1024)]);
    await page.getByLabel('انتخاب فایل').setInputFiles(three[2]!);
    await row('c.txt').getByText('هر نامه تا ۳ فایل می‌پذیرد.').waitFor();
    expect((await attach(applicant, id, three[2]!)).body.code).toBe('too-many-documents');
  });

  it('bind a draft as they were when it was begun, and one that has more than are allowed now can be sent', async () => {
    const { id } = await aDraft(applicant, 'ministry');
    for (const path of await files('a.txt', 'b.txt')) await attach(applicant, id, path);
    await stack.restart('api', { PISHKHAN_MAX_FILES: '1' });
    try {
      await page.goto(`/letters/${id}/edit/documents`);
      await page.getByText('تا ۳ فایل، هر یک').waitFor();
      await attachFiles(page, await files('c.txt'));
      expect((await submit(applicant, id)).status).toBe(200);
      const { id: later } = await aDraft(applicant, 'ministry');
      await page.goto(`/letters/${later}/edit/documents`);
      await page.getByText('تا ۱ فایل، هر یک').waitFor();
    } finally {
      await stack.restart('api');
    }
  });
});

describe('an installation with 120 organisations, one of them with 120 units', () => {
  const NUMBERS = Array.from({ length: 120 }, (_, index) => String(index + 1).padStart(3, '0'));
  const organisationName = (number: string) => `سازمان آزمایشی ${number}`;
  const unitName = (number: string) => `واحد آزمایشی ${number}`;

  beforeAll(async () => {
    const { ownerUrl, appUrl } = stack.database;
    const sealer = createSealer(toDataKeys(stack.environment));
    for (const number of NUMBERS) {
      const names = { slug: `o${number}`, name: organisationName(number), nameEn: `Organisation ${number}` };
      const admin = { username: `admin.${number}`, name: 'مریم کریمی' };
      await createOrganisation({ ownerUrl, appUrl, sealer }, { ...names, admin, operator: false });
    }
    const admin = await staff(stack, 'university-admin');
    for (const number of NUMBERS) {
      const body = { code: `U${number}`, name: unitName(number), nameEn: `Unit ${number}`, kind: 'unit' };
      const { status } = await admin.post('/api/desk/v1/units', { body });
      expect(status).toBe(201);
    }
  }, 120_000);

  it('has all of them for choosing in the portal', async () => {
    await page.goto('/letters/new');
    await page.getByLabel('خودم').check();
    await onward(page);
    await heading(page, STEPS.organisation);
    for (const number of NUMBERS) expect(await page.getByLabel(organisationName(number)).count()).toBe(1);
    await page.getByLabel('جست‌وجو در نام سازمان‌ها').fill('آزمایشی 120');
    await page.getByLabel(organisationName('120')).check();
    await page.getByLabel('جست‌وجو در نام سازمان‌ها').fill('دانشگاه');
    await page.getByLabel(/دانشگاه/).check();
    await onward(page);
    await heading(page, STEPS.unit);
    for (const number of NUMBERS) expect(await page.getByLabel(unitName(number)).count()).toBe(1);
  });

  it('has all units in the desk, in their list and for stations of staff', async () => {
    const { page: desk } = await product.open({ as: { desk: await staff(stack, 'university-admin') } });
    await desk.goto('/desk/#/units');
    await desk.getByText(unitName('120')).waitFor();
    for (const number of NUMBERS) expect(await desk.getByText(unitName(number)).count()).toBe(1);
    await desk.goto('/desk/#/staff/create');
    const stations = desk.getByRole('checkbox', { name: /واحد آزمایشی/ });
    await stations.last().waitFor();
    expect(await stations.count()).toBe(120);
    await desk.context().close();
  });
});
