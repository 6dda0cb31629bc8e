import { beforeAll, describe, expect, it } from '@jest/globals';
import { placedIn } from '../../domain/text/direction.ts';
import { eventually } from '../support/http.ts';
import { aSubmittedLetter, decide, reaches, witnesses } from '../support/people.ts';
import { outcomeOf, registeredLetter, untilMet, useScene } from './scene.ts';

/** Met by one call each. Those that leave the outcome in doubt for long come first: the letters then wait side by side. */
const FAULTS = [
  'commit-then-hang',
  'http-500',
  'http-503',
  'reset-connection',
  'commit-then-500',
  'duplicate-number',
  'foreign-number',
  'slow',
] as const;

const scene = useScene();
const letters = new Map<string, string>();

const acceptedLetter = async (): Promise<string> => {
  const { id } = await aSubmittedLetter(scene.applicant, 'university');
  expect((await decide(scene.unitController, id, 'accept')).status).toBe(200);
  return id;
};

describe('a letter whose registration meets', () => {
  beforeAll(async () => {
    const { didgah } = scene.stack.urls;
    const { fault } = witnesses(scene.stack);
    // The number that `duplicate-number` gives again.
    await registeredLetter(scene, await acceptedLetter());
    for (const mode of FAULTS) {
      await fault('didgah', { mode, times: 1 });
      letters.set(mode, await acceptedLetter());
      await untilMet(didgah);
    }
    await fault('didgah', { mode: 'refuse-connection', seconds: 3 });
    letters.set('refuse-connection', await acceptedLetter());
  });

  it.each([...FAULTS, 'refuse-connection'])(
    '%s stands once in Didgah, under the number that its applicant is told',
    async (mode) => {
      const { letter, entries } = await registeredLetter(scene, letters.get(mode)!);
      expect(entries).toHaveLength(1);
      expect(letter).toMatchObject({ letterNumber: entries[0]!.letterNumber, needsAttention: false });
    },
  );

  it('any of them has a number of its own', async () => {
    const { body } = await scene.applicant.get('/api/v1/submissions?status=registered&limit=100');
    const numbers = body.items.map(({ letterNumber }: { letterNumber: string }) => letterNumber);
    expect(numbers).toHaveLength(FAULTS.length + 2);
    expect(new Set(numbers).size).toBe(numbers.length);
  });

  it('any of them is told of by one SMS with its number', async () => {
    const { sms } = witnesses(scene.stack);
    const { body } = await scene.applicant.get('/api/v1/submissions?status=registered&limit=100');
    for (const { letterNumber, trackingCode } of body.items) {
      const told = async () =>
        (await sms(scene.applicant.mobile)).filter(
          ({ text }) => text.includes(trackingCode) && text.includes(`شمارهٔ نامه: ${placedIn('rtl', letterNumber)}\n`),
        );
      expect(await eventually(told, { is: (messages) => messages.length > 0 })).toHaveLength(1);
    }
  });
});

describe('letters that Didgah is away for', () => {
  it('get their numbers within a minute of its return, however long they have waited', async () => {
    const { fault } = witnesses(scene.stack);
    await fault('didgah', { mode: 'refuse-connection', seconds: 75 });
    const ids = [];
    for (let count = 0; count < 3; count++) {
      const { id } = await aSubmittedLetter(scene.applicant, 'ministry');
      await decide(scene.secretary, id, 'accept');
      ids.push(id);
    }
    const answers = () => fetch(scene.stack.urls.didgah).catch(() => undefined);
    await eventually(answers, { is: (answer) => !!answer, within: 90_000 });
    const since = Date.now();
    for (const id of ids) expect((await registeredLetter(scene, id)).entries).toHaveLength(1);
    expect(Date.now() - since).toBeLessThan(30_000);
  }, 240_000);
});

describe('a letter that Didgah refuses', () => {
  const stuck = async () => (await scene.admin.get('/api/desk/v1/stuck')).body.items;

  async function refusedLetter(): Promise<string> {
    await witnesses(scene.stack).fault('didgah', { mode: 'refuse', times: 1 });
    const { id } = await aSubmittedLetter(scene.applicant, 'ministry');
    await decide(scene.secretary, id, 'accept');
    await eventually(stuck, { is: (items) => items.some((letter: { id: string }) => letter.id === id) });
    return id;
  }

  it('waits among the stuck ones with Didgah’s reason, until an admin tries again', async () => {
    const id = await refusedLetter();
    const [letter] = await stuck();
    expect(letter).toMatchObject({ id, status: 'registering', needsAttention: true });
    expect(letter.attention).toMatchObject({
      reason: 'refused-by-correspondence',
      detail: 'واحد گیرنده در سامانهٔ مکاتبات غیرفعال است',
    });
    const { body: whole } = await scene.admin.get(`/api/desk/v1/submissions/${id}`);
    expect(whole.allowedActions).toEqual(expect.arrayContaining(['retry', 'complete']));

    expect((await scene.secretary.get('/api/desk/v1/stuck')).status).toBe(403);
    expect((await scene.admin.post(`/api/desk/v1/stuck/${id}/retry`)).status).toBe(200);
    const { letter: registered, entries } = await registeredLetter(scene, id);
    expect(entries).toMatchObject([{ letterNumber: registered.letterNumber }]);
    expect(await stuck()).toEqual([]);
    const late = await scene.admin.post(`/api/desk/v1/stuck/${id}/retry`);
    expect(outcomeOf(late)).toEqual({ status: 409, code: 'wrong-state', currentStatus: 'registered' });
  });

  it('is completed by an admin with the number found by hand, but not with another letter’s', async () => {
    const { body } = await scene.applicant.get('/api/v1/submissions?status=registered&limit=1');
    const taken = body.items[0].letterNumber;
    const id = await refusedLetter();
    const complete = (letterNumber: string) =>
      scene.admin.post(`/api/desk/v1/stuck/${id}/complete`, { body: { letterNumber } });

    const refused = await complete(taken);
    expect(outcomeOf(refused)).toMatchObject({ status: 409, code: 'conflict' });
    expect(refused.body.errors).toMatchObject([{ pointer: '/letterNumber', code: 'taken' }]);
    expect((await stuck())[0]).toMatchObject({ id, needsAttention: true, letterNumber: null });

    expect(outcomeOf(await complete('1405/9001'))).toMatchObject({ status: 200 });
    const letter = await reaches(scene.applicant, id, 'registered');
    expect(letter).toMatchObject({ letterNumber: '1405/9001', needsAttention: false });
    expect(await witnesses(scene.stack).letters(id)).toEqual([]);
    const { sms } = witnesses(scene.stack);
    await eventually(() => sms(scene.applicant.mobile), {
      is: (messages) => messages.some(({ text }) => text.includes('1405/9001')),
    });
  });
});
