import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { Client } from '@temporalio/client';
import { createClient } from '../../adapters/engine/client.ts';
import { toApiConfig } from '../../config/api.ts';
import { smsWorkflowId } from '../../workflows/updates.ts';
import { ApiClient, eventually } from '../support/http.ts';
import { aSubmittedLetter, decide, witnesses, type SmsEntry } from '../support/people.ts';
import { UNTIL_SETTLED_MS, untilMet, useScene } from './scene.ts';

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

  it('cuts the connection is asked again, once', async () => {
    await fault('panel-a', { mode: 'reset-connection', times: 1 });
    const { mobile, messageId } = await aCodeSent();
    expect(await delivered(messageId)).toBe('accepted');
    expect([(await on('panel-a', mobile)).length, (await on('panel-b', mobile)).length]).toEqual([1, 0]);
  });

  it('is slow is waited for', async () => {
    await fault('panel-a', { mode: 'slow', times: 1 });
    const { mobile, messageId } = await aCodeSent();
    expect(await delivered(messageId)).toBe('accepted');
    expect([(await on('panel-a', mobile)).length, (await on('panel-b', mobile)).length]).toEqual([1, 0]);
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

describe('a message that the first panel accepted without saying so', () => {
  let doubtful: { mobile: string; messageId: string };

  beforeAll(async () => {
    await fault('panel-a', { mode: 'accept-then-hang', times: 1 });
    doubtful = await aCodeSent();
    await eventually(() => on('panel-a', doubtful.mobile), { is: (entries) => entries.length === 1 });
    await fault('panel-a', { mode: 'no-credit', times: 1 });
    await untilMet(scene.stack.urls['panel-a']);
  });

  it('is not given to the other panel, although the first refuses it when asked again', async () => {
    expect(await on('panel-b', doubtful.mobile)).toEqual([]);
  });

  it('does not hold up a notice that could not be delivered: that one goes through the other panel, once', async () => {
    const { id, trackingCode } = await aSubmittedLetter(scene.applicant, 'university');
    const told = async (panel: Panel) =>
      (await on(panel, scene.applicant.mobile)).filter(({ text }) => text.includes(trackingCode));
    await eventually(() => told('panel-a'), { is: (entries) => entries.length === 1 });
    await fault('panel-a', { mode: 'undelivered', times: 1 });
    await decide(scene.unitController, id, 'reject', { reason: 'مدارک ناقص است' });
    const isDelivered = (entries: SmsEntry[]) => entries.some(({ status }) => status === 'delivered');
    await eventually(() => told('panel-b'), { is: isDelivered, within: UNTIL_SETTLED_MS });
    expect(await told('panel-a')).toMatchObject([{ status: 'delivered' }, { status: 'undelivered' }]);
    expect(await told('panel-b')).toHaveLength(1);
  });

  it('is known to that panel in the end, and reaches the phone once', async () => {
    expect(await delivered(doubtful.messageId)).toBe('accepted');
    expect(await both(doubtful.mobile)).toHaveLength(1);
  });
});
