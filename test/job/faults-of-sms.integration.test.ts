import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { Client } from '@temporalio/client';
import pg from 'pg';
import { createClient } from '../../adapters/engine/client.ts';
import { toApiConfig } from '../../config/api.ts';
import { smsWorkflowId } from '../../workflows/updates.ts';
import { ApiClient, eventually } from '../support/http.ts';
import { aSubmittedLetter, decide, witnesses, type SmsEntry } from '../support/people.ts';
import { UNTIL_SETTLED_MS, useScene } from './scene.ts';

const scene = useScene();
let client: Client;
let phones = 0;

/** A message to a phone that nobody else uses: a sign-in code. */
async function aCodeSent(): Promise<{ mobile: string; messageId: string }> {
  phones += 1;
  const mobile = `+98935${String(1_000_000 + phones)}`;
  const { body } = await new ApiClient(scene.stack.urls.api).post('/api/v1/sign-in-codes', { body: { mobile } });
  return { mobile, messageId: body.challengeId };
}

type Panel = 'panel-a' | 'panel-b';
const fault = (panel: Panel, order: object) => witnesses(scene.stack).fault(panel, order);
const on = async (panel: Panel, mobile: string): Promise<SmsEntry[]> => {
  const entries = (await (await fetch(`${scene.stack.urls[panel]}/ledger`)).json()) as SmsEntry[];
  return entries.filter(({ to }) => to === mobile);
};
const both = async (mobile: string): Promise<SmsEntry[]> => witnesses(scene.stack).sms(mobile);
const delivered = (messageId: string): Promise<string> =>
  client.workflow.getHandle(smsWorkflowId(messageId)).result() as Promise<string>;

async function inDatabase(sql: string, values: unknown[]) {
  const { superuserUrl, appUrl } = scene.stack.database;
  const { href: connectionString } = new URL(new URL(appUrl).pathname, superuserUrl);
  const admin = new pg.Client({ connectionString });
  await admin.connect();
  try {
    return await admin.query(sql, values);
  } finally {
    await admin.end();
  }
}

beforeAll(() => {
  const { temporal, keys } = toApiConfig(scene.stack.environment);
  client = createClient({ ...temporal, payloadKeys: keys.payload });
});
afterAll(() => client?.connection.close());

describe('a message whose first panel', () => {
  beforeEach(async () => {
    for (const panel of ['panel-a', 'panel-b'] as const) await fault(panel, { mode: 'none' });
  });

  it.each(['http-500', 'no-credit', 'account', 'logical-error', 'blacklisted'])(
    'meets %s goes out through the other, once',
    async (mode) => {
      await fault('panel-a', { mode });
      const { mobile, messageId } = await aCodeSent();
      expect(await delivered(messageId)).toBe('accepted');
      expect([(await on('panel-a', mobile)).length, (await on('panel-b', mobile)).length]).toEqual([0, 1]);
    },
  );

  it('refuses connections goes out through the other, once', async () => {
    await fault('panel-a', { mode: 'refuse-connection', seconds: 2 });
    const { mobile, messageId } = await aCodeSent();
    expect(await delivered(messageId)).toBe('accepted');
    expect(await on('panel-b', mobile)).toHaveLength(1);
    await eventually(() => fetch(scene.stack.urls['panel-a']).catch(() => undefined), { is: (answer) => !!answer });
    expect(await both(mobile)).toHaveLength(1);
  });

  it.each(['reset-connection', 'accept-then-hang'])('meets %s goes out through the other at once', async (mode) => {
    await fault('panel-a', { mode });
    const { mobile } = await aCodeSent();
    await eventually(() => on('panel-b', mobile), { is: (entries) => entries.length === 1, within: 7_000 });
  });

  it('is slow is waited for', async () => {
    await fault('panel-a', { mode: 'slow', times: 1 });
    const { mobile, messageId } = await aCodeSent();
    expect(await delivered(messageId)).toBe('accepted');
    expect(await both(mobile)).toHaveLength(1);
  });
});

describe('a code that both panels refuse for the sake of the account', () => {
  it('goes out once they take messages again, and another may be asked for at once', async () => {
    for (const panel of ['panel-a', 'panel-b'] as const) await fault(panel, { mode: 'account' });
    const mobile = '+989351999999';
    const ask = () => new ApiClient(scene.stack.urls.api).post('/api/v1/sign-in-codes', { body: { mobile } });
    const first = await ask();
    expect(Date.parse(first.body.resendAt)).toBeLessThanOrEqual(Date.now());
    for (const panel of ['panel-a', 'panel-b'] as const) await fault(panel, { mode: 'none' });
    const second = await ask();
    expect(second.status).toBe(202);
    expect(Date.parse(second.body.resendAt)).toBeGreaterThan(Date.now());
    for (const { body } of [first, second]) expect(await delivered(body.challengeId)).toBe('accepted');
    expect(await both(mobile)).toHaveLength(2);
  });
});

describe('a message that both panels refuse to connect for', () => {
  it('goes out once they are back', async () => {
    for (const panel of ['panel-a', 'panel-b'] as const) await fault(panel, { mode: 'refuse-connection', seconds: 3 });
    const { mobile, messageId } = await aCodeSent();
    expect(await delivered(messageId)).toBe('accepted');
    expect(await both(mobile)).toHaveLength(1);
  });
});

/** Each process looks once a second which panels are broken. */
const UNTIL_ALL_KNOW_MS = 1_500;

/** No panel helps: what it is given twice, it sends twice. */
describe('the messages of letters', () => {
  const both = ['panel-a', 'panel-b'] as const;
  const deduplicate = (deduplicates: boolean) =>
    Promise.all(
      both.map((panel) =>
        fetch(`${scene.stack.urls[panel]}/settings`, { method: 'POST', body: JSON.stringify({ deduplicates }) }),
      ),
    );
  const told = async (panel: Panel, { trackingCode }: { trackingCode: string }) =>
    (await on(panel, scene.applicant.mobile)).filter(({ text }) => text.includes(trackingCode));
  const toldByAny = async (letter: { trackingCode: string }) =>
    (await Promise.all(both.map((panel) => told(panel, letter)))).flat();
  const isOne = (entries: SmsEntry[]) => entries.length > 0;
  const aLetter = () => aSubmittedLetter(scene.applicant, 'university');
  const broken = async () => {
    const { rows } = await inDatabase('select panel_id as id from sms_panel_health where broken_since is not null', []);
    return rows.map(({ id }: { id: string }) => id);
  };
  const untilWell = () => eventually(broken, { is: (ids) => ids.length === 0, within: 60_000 });

  beforeAll(() => deduplicate(false));
  afterAll(() => deduplicate(true));
  beforeEach(async () => {
    for (const panel of both) await fault(panel, { mode: 'none' });
    await untilWell();
  });

  it('are all sent, once, while the preferred panel cuts every connection', async () => {
    await fault('panel-a', { mode: 'reset-connection', seconds: 45 });
    const fourLetters = async () => [await aLetter(), await aLetter(), await aLetter(), await aLetter()];
    const inDoubt = await fourLetters();
    await eventually(broken, { is: (ids) => ids.includes('panel-a'), within: 20_000 });
    await pause(UNTIL_ALL_KNOW_MS);
    const passedOn = await fourLetters();
    for (const letter of passedOn) await eventually(() => toldByAny(letter), { is: isOne, within: 20_000 });
    const letters = [...inDoubt, ...passedOn];
    for (const letter of letters) await eventually(() => toldByAny(letter), { is: isOne, within: 120_000 });
    for (const letter of letters) expect(await toldByAny(letter)).toHaveLength(1);
  }, 240_000);

  it('that a panel took without saying so are not sent again: it is asked', async () => {
    await fault('panel-a', { mode: 'accept-then-hang', times: 1 });
    const letter = await aLetter();
    await eventually(() => told('panel-a', letter), { is: isOne });
    const settled = async () => {
      const { rows } = await inDatabase(
        `select a.state from sms_attempts a join sms_messages m on m.id = a.message_id where m.submission_id = $1`,
        [letter.id],
      );
      return rows.map(({ state }: { state: string }) => state);
    };
    const isTaken = (states: string[]) => states.every((state) => state === 'accepted' || state === 'delivered');
    expect(await eventually(settled, { is: isTaken, within: 60_000 })).toHaveLength(1);
    expect(await toldByAny(letter)).toHaveLength(1);
  });

  it('go out within a minute of one panel’s return after both were away', async () => {
    for (const panel of both) await fault(panel, { mode: 'refuse-connection', seconds: panel === 'panel-a' ? 90 : 40 });
    const letters = [await aLetter(), await aLetter(), await aLetter()];
    await eventually(() => fetch(scene.stack.urls['panel-b']).catch(() => undefined), {
      is: (answer) => !!answer,
      within: 60_000,
    });
    const toldThere = (letter: { trackingCode: string }) => told('panel-b', letter).catch(() => []);
    const since = Date.now();
    for (const letter of letters) await eventually(() => toldThere(letter), { is: isOne, within: 60_000 });
    expect(Date.now() - since).toBeLessThan(60_000);
    await eventually(() => fetch(scene.stack.urls['panel-a']).catch(() => undefined), {
      is: (answer) => !!answer,
      within: 90_000,
    });
    for (const letter of letters) expect(await toldByAny(letter)).toHaveLength(1);
  }, 300_000);

  it('that could not be delivered go through the other panel, once', async () => {
    const { id, trackingCode } = await aLetter();
    await eventually(() => told('panel-a', { trackingCode }), { is: isOne });
    await fault('panel-a', { mode: 'undelivered', times: 1 });
    await decide(scene.unitController, id, 'reject', { reason: 'مدارک ناقص است' });
    const isDelivered = (entries: SmsEntry[]) => entries.some(({ status }) => status === 'delivered');
    await eventually(() => told('panel-b', { trackingCode }), { is: isDelivered, within: UNTIL_SETTLED_MS });
    expect(await told('panel-a', { trackingCode })).toMatchObject([{ status: 'delivered' }, { status: 'undelivered' }]);
    expect(await told('panel-b', { trackingCode })).toHaveLength(1);
  });
});
