import { afterEach, describe, expect, it } from '@jest/globals';
import { DEFAULT_TEXTS } from '../../domain/notices/index.ts';
import { eventually } from '../support/http.ts';
import { aSubmittedLetter, anApplicant, reaches, witnesses, type Applicant } from '../support/people.ts';
import { useScene } from './scene.ts';

const scene = useScene();

const PATH = '/api/desk/v1/notices';
const change = async (body: object) => expect((await scene.admin.patch(PATH, { body })).status).toBe(200);
const today = async () => (await scene.admin.get(PATH)).body.today;

const messagesOf = async ({ mobile }: Applicant): Promise<string[]> =>
  (await witnesses(scene.stack).sms(mobile)).sort((a, b) => a.at.localeCompare(b.at)).map(({ text }) => text);
const told = async (applicant: Applicant, { after }: { after: number }): Promise<string> =>
  (await eventually(() => messagesOf(applicant), { is: (all) => all.length > after, within: 60_000 }))[after]!;

async function aWaitingLetter(applicant: Applicant): Promise<{ id: string; trackingCode: string }> {
  const { id, trackingCode } = await aSubmittedLetter(applicant, 'ministry');
  await reaches(applicant, id, 'awaitingDecision');
  return { id, trackingCode };
}
const noticesOf = async (id: string) =>
  (await scene.secretary.get(`/api/desk/v1/submissions/${id}/notices`)).body.items as {
    kind: string;
    delivery: string;
    text: string;
  }[];

afterEach(() => change({ texts: { routed: { fa: DEFAULT_TEXTS.fa.routed } }, leftOut: [], dailyParts: null }));

describe('what an organisation tells its applicants', () => {
  it('is in its own words, and seen in the letter with its delivery', async () => {
    await change({ texts: { routed: { fa: 'نامه‌تان رسید، کد: {trackingCode}' } } });
    const { id, trackingCode } = await aWaitingLetter(scene.applicant);
    const text = await told(scene.applicant, { after: 1 });
    expect(text.replace(/\u200e/g, '')).toBe(`نامه‌تان رسید، کد: ${trackingCode}`);
    const [notice] = await eventually(() => noticesOf(id), {
      is: ([first]) => first?.delivery === 'delivered',
      within: 60_000,
    });
    expect(notice).toMatchObject({ kind: 'routed', text });
  });

  it('is left out where it may be', async () => {
    const own = await anApplicant(scene.stack);
    await change({ leftOut: ['routed'] });
    const { id } = await aWaitingLetter(own);
    await new Promise((resolve) => setTimeout(resolve, 2_000));
    expect(await messagesOf(own)).toHaveLength(1);
    expect(await noticesOf(id)).toEqual([]);
  });

  it('comes in the language that the applicant has chosen, whatever the pages’ is', async () => {
    const own = await anApplicant(scene.stack);
    expect((await own.patch('/api/v1/me', { body: { language: 'en' } })).body.language).toBe('en');
    await aWaitingLetter(own);
    expect(await told(own, { after: 1 })).toMatch(/^Ministry .*: your letter "/);
  });

  it('waits beyond what a day may cost, but never a code, until there is room again', async () => {
    const own = await anApplicant(scene.stack);
    await change({ dailyParts: (await today()).parts });
    expect((await today()).warning).toBe(true);
    const { id } = await aWaitingLetter(own);
    expect(await noticesOf(id)).toMatchObject([{ kind: 'routed', delivery: 'held' }]);
    expect((await today()).held).toBe(1);
    const other = await anApplicant(scene.stack);
    expect(await messagesOf(other)).toHaveLength(1);
    expect(await messagesOf(own)).toHaveLength(1);
    await change({ dailyParts: 100_000 });
    await told(own, { after: 1 });
    expect(await today()).toMatchObject({ held: 0, warning: false });
  });
});
