import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { afterAll, describe, expect, it } from '@jest/globals';
import { submissionWorkflowId } from '../../workflows/updates.ts';
import { circulate, eventsOf } from '../support/didgah.ts';
import { eventually } from '../support/http.ts';
import { aSubmittedLetter, decide, reaches, witnesses } from '../support/people.ts';
import { keylessEngine } from './engine.ts';
import { useScene } from './scene.ts';

const scene = useScene();
let engine: ReturnType<typeof keylessEngine> | undefined;
afterAll(() => engine?.close());

const PDF = 'test/fixtures/taken/درخواست گواهی.pdf';

interface Entry {
  type: string;
  at: string;
  unit?: string | null;
  text: string | null;
}

async function aRegisteredLetter(): Promise<string> {
  const { id } = await aSubmittedLetter(scene.applicant, 'ministry');
  await decide(scene.secretary, id, 'accept');
  await reaches(scene.applicant, id, 'registered');
  return id;
}

const timeline = async (id: string): Promise<Entry[]> =>
  (await scene.applicant.get(`/api/v1/submissions/${id}/timeline`)).body.items;

const STEPS = ['referred', 'returned', 'filed', 'replied'];

/** The entries of the correspondence system, once there are so many. */
async function circulation(id: string, count: number): Promise<Entry[]> {
  const all = await eventually(() => timeline(id), {
    is: (entries) => entries.filter(({ type }) => STEPS.includes(type)).length >= count,
  });
  return all.filter(({ type }) => STEPS.includes(type));
}

const fault = (order: object) => witnesses(scene.stack).fault('didgah', order);

describe('what happens to a registered letter in the correspondence system', () => {
  it('is read by its applicant in order, with the answer and its document, told by SMS', async () => {
    const { stack, applicant } = scene;
    const id = await aRegisteredLetter();
    await circulate(stack, id, {
      step: 'referrals',
      body: { unit: 'دفتر فنی', person: 'مهندس کریمی', note: 'بررسی شود' },
    });
    await circulate(stack, id, { step: 'referrals', body: { unit: 'ادارهٔ حقوقی' } });
    const content = await readFile(PDF);
    const files = [{ name: 'پاسخ نهایی.pdf', content }];
    await circulate(stack, id, { step: 'replies', body: { text: 'با درخواست شما موافقت شد.' }, files });
    await circulate(stack, id, { step: 'filings' });

    const entries = await circulation(id, 4);
    expect(entries).toMatchObject([
      { type: 'referred', unit: 'دفتر فنی', text: null },
      { type: 'referred', unit: 'ادارهٔ حقوقی', text: null },
      { type: 'replied', text: 'با درخواست شما موافقت شد.' },
      { type: 'filed' },
    ]);
    expect(JSON.stringify(entries)).not.toMatch(/کریمی|بررسی شود/);
    const letter = await reaches(applicant, id, 'replied');
    const [document] = letter.replies[0].documents;
    expect(document).toMatchObject({ name: 'پاسخ نهایی.pdf', state: 'ready', mediaType: 'application/pdf' });
    const bytes = await applicant.bytes(`/api/v1/submissions/${id}/documents/${document.id}/content`);
    expect(bytes.equals(content)).toBe(true);
    expect(document.sha256).toBe(createHash('sha256').update(content).digest('hex'));
    const told = await eventually(() => witnesses(stack).sms(applicant.mobile), {
      is: (messages) => messages.some(({ text }) => text.includes('با درخواست شما موافقت شد')),
    });
    expect(told.filter(({ text }) => text.includes('با درخواست شما موافقت شد'))).toHaveLength(1);
  });

  it('is taken once, whether it comes late, twice, in another order, or is told to nobody but who asks', async () => {
    const { stack } = scene;
    const id = await aRegisteredLetter();
    const modes = ['events-late', 'events-doubled', 'events-reordered', 'events-lost'];
    for (const [index, mode] of modes.entries()) {
      await fault({ mode, times: 1 });
      await circulate(stack, id, { step: 'referrals', body: { unit: `واحد ${index + 1}` } });
    }
    await circulate(stack, id, { step: 'returns', body: { reason: 'ناقص است' } });
    const told = await circulation(id, 5);
    expect(told.map(({ unit, type }) => unit ?? type)).toEqual(['واحد 1', 'واحد 2', 'واحد 3', 'واحد 4', 'returned']);
    const ledger = await eventsOf(stack, id);
    expect(ledger.map(({ fate }) => fate)).toEqual([...modes, null]);
    expect(told.map(({ type }) => type)).toEqual(ledger.map(({ type }) => type));
  });

  it('costs the engine six events at most for each step, a reply with its notice too', async () => {
    const { stack, secretary } = scene;
    engine ??= keylessEngine(stack);
    const { history } = engine;
    const id = await aRegisteredLetter();
    const length = async () => (await history(submissionWorkflowId(id))).length;
    const atRest = async () => {
      const seen: number[] = [];
      return eventually(length, { is: (now) => seen.push(now) > 8 && seen.at(-8) === now });
    };
    const costs: Record<string, number> = {};
    const cost = async (name: string, step: () => Promise<unknown>, count: number) => {
      const before = await atRest();
      await step();
      await circulation(id, count);
      costs[name] = (await atRest()) - before;
    };
    await cost('referred', () => circulate(stack, id, { step: 'referrals', body: { unit: 'دفتر فنی' } }), 1);
    await cost('returned', () => circulate(stack, id, { step: 'returns', body: { reason: 'ناقص است' } }), 2);
    await cost('replied', () => circulate(stack, id, { step: 'replies', body: { text: 'موافقت شد' } }), 3);
    await cost('replied again', () => circulate(stack, id, { step: 'replies', body: { text: 'و نیز' } }), 4);
    await cost('filed', () => circulate(stack, id, { step: 'filings' }), 5);
    console.log(costs);
    expect(Math.max(...Object.values(costs))).toBeLessThanOrEqual(6);
    const { body } = await secretary.get(`/api/desk/v1/submissions/${id}`);
    expect(body.replies.map(({ text }: { text: string }) => text)).toEqual(['موافقت شد', 'و نیز']);
  });
});
