import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { MockActivityEnvironment } from '@temporalio/testing';
import { createAddressGuard, parseNetworks } from '../../adapters/outbound/address-guard.ts';
import { createExchange } from '../../adapters/outbound/exchange.ts';
import { verify } from '../../adapters/signature/hmac.ts';
import { createCallWebhook } from '../../adapters/webhooks/call.ts';
import { writeReadModel } from '../../db/read-model.ts';
import { listDeliveries, replayDelivery, type Delivery } from '../../db/repositories/webhook-deliveries.ts';
import { claimWebhooks } from '../../db/repositories/webhook-queue.ts';
import { changeWebhook, createWebhook, getWebhook } from '../../db/repositories/webhooks.ts';
import type { Scope } from '../../db/tenancy.ts';
import { useDatabase } from '../../db/testing/fixture.ts';
import { aLetter, aWrite, anEntry } from '../../db/testing/letter.ts';
import type { TestTenant } from '../../db/testing/tenant.ts';
import { testVault as vault } from '../../db/testing/vault.ts';
import { WORKER } from '../sms/sending.ts';
import { createDeliverWebhooks } from './deliver.ts';
import { startReceiver, type Receiver } from './testing/receiver.ts';

const fixture = useDatabase();
const LOOPBACK = parseNetworks('127.0.0.0/8');
const SECRET = 'a-secret-of-the-receiver';

let tenant: TestTenant;
let receivers: Receiver[] = [];
let rounds: { stopping: AbortController; done: Promise<unknown> }[] = [];
const told: string[] = [];

/** Begins to deliver, as one worker does. */
const begin = (networks = LOOPBACK) => {
  const stopping = new AbortController();
  const callWebhook = createCallWebhook(createExchange(createAddressGuard(networks)));
  const startSms = async ({ messageId }: { messageId: string }) => void told.push(messageId);
  const needs = { database: fixture.database, vault, callWebhook, publicUrl: 'http://localhost:3000', startSms };
  const done = new MockActivityEnvironment().run(createDeliverWebhooks(needs, stopping.signal));
  rounds.push({ stopping, done });
};

const end = async () => {
  for (const { stopping } of rounds) stopping.abort();
  await Promise.all(rounds.map(({ done }) => done));
  rounds = [];
};

beforeEach(async () => {
  tenant = await fixture.newTenant();
});

afterEach(async () => {
  await end();
  await Promise.all(receivers.map((receiver) => receiver.stop()));
  receivers = [];
  await fixture.superuser.query('update webhooks set active = false');
});

afterAll(end);

const aReceiver = async () => {
  const receiver = await startReceiver();
  receivers.push(receiver);
  return receiver;
};

const scope = (): Scope => ({ kind: 'applicant', applicantId: tenant.applicantId });

const aWebhook = async (url: string): Promise<string> => {
  const { applicantId } = tenant;
  const id = randomUUID();
  await fixture.database.inTenant(scope(), (transaction) =>
    createWebhook(transaction, { id, applicantId, url, secret: SECRET, most: 9, sealer: vault }),
  );
  return id;
};

/** A letter of the tenant's applicant that lives through these events. */
const aLetterWith = async (...types: string[]): Promise<string> => {
  const letter = aLetter(tenant);
  for (const [index, type] of types.entries()) {
    const write = { ...aWrite(letter, { sequence: index + 1 }), newTimeline: [anEntry(index + 1, type)], audit: [] };
    await fixture.database.inTenant(letter.scope, (transaction) => writeReadModel(transaction, write));
  }
  return letter.id;
};

const look = (id: string) => fixture.database.inOneTrip(scope(), (trip) => getWebhook(trip, { id, sealer: vault }));
const log = (webhookId: string): Promise<Delivery[]> =>
  fixture.database.inOneTrip(scope(), (trip) => listDeliveries(trip, { webhookId, limit: 100 }));
const shift = (id: string, column: string, to: string) =>
  fixture.superuser.query(`update webhooks set ${column} = ${to} where id = $1`, [id]);

const until = async (what: () => boolean | Promise<boolean>): Promise<void> => {
  for (let tries = 0; !(await what()); tries += 1) {
    if (tries > 400) throw new Error('It did not come to that.');
    await sleep(25);
  }
};

const positions = ({ received }: Receiver) => received.map(({ position }) => position);

describe('a webhook', () => {
  it('is told of each change, once, in order, signed', async () => {
    const receiver = await aReceiver();
    await aLetterWith('submitted');
    const id = await aWebhook(receiver.url);
    begin();
    const letterId = await aLetterWith('submitted', 'routed', 'accepted', 'registered');
    await until(async () => receiver.received.length >= 4 && (await look(id))?.behind === 0);
    expect(positions(receiver)).toEqual([2, 3, 4, 5]);
    const { headers, body } = receiver.received[0]!;
    const header = String(headers['pishkhan-signature']);
    const check = (secret: string, given = body) => verify({ secrets: [secret], header, body: given, at: new Date() });
    expect([check(SECRET), check('another'), check(SECRET, `${body} `)]).toEqual(['valid', 'forged', 'forged']);
    expect(JSON.parse(body)).toMatchObject({ webhookId: id, position: 2, submissionId: letterId, type: 'submitted' });
    expect(body).not.toMatch(/درخواست|زهرا|989/);
    const deliveries = await log(id);
    expect(deliveries).toHaveLength(4);
    expect(deliveries[3]).toMatchObject({ id: headers['pishkhan-delivery'], state: 'delivered', httpStatus: 204 });
  });

  it('that does not answer well is told of the same change again, and of nothing behind it', async () => {
    const receiver = await aReceiver();
    receiver.behave(503);
    const id = await aWebhook(receiver.url);
    begin();
    await aLetterWith('submitted', 'routed');
    await until(async () => (await log(id)).length === 1);
    expect(await log(id)).toMatchObject([{ position: 1, state: 'failed', httpStatus: 503, reason: 'status' }]);
    expect(await look(id)).toMatchObject({ active: true, behind: 2, failures: 1, failingSince: expect.any(Date) });
    await aLetterWith('submitted');
    await sleep(1_200);
    expect(positions(receiver)).toEqual([1]);
    receiver.behave(200);
    await shift(id, 'due_at', 'now()');
    await until(() => receiver.received.length === 4);
    expect(positions(receiver)).toEqual([1, 1, 2, 3]);
    await until(async () => (await look(id))?.failingSince === null);
  });

  it('that hangs holds up nobody else', async () => {
    const [slow, well] = [await aReceiver(), await aReceiver()];
    slow.behave('hang');
    await aWebhook(slow.url);
    begin();
    await aLetterWith('submitted');
    await until(() => slow.received.length === 1);
    tenant = await fixture.newTenant();
    await aWebhook(well.url);
    const began = Date.now();
    await aLetterWith('submitted', 'routed');
    await until(() => well.received.length === 2);
    expect(Date.now() - began).toBeLessThan(4_000);
  });

  it('is told once by two workers', async () => {
    const receiver = await aReceiver();
    receiver.behave((response) => setTimeout(() => response.writeHead(200).end(), 20));
    const id = await aWebhook(receiver.url);
    begin();
    begin();
    await Promise.all(Array.from({ length: 6 }, () => aLetterWith('submitted', 'routed', 'accepted')));
    await until(async () => (await look(id))?.behind === 0);
    expect(positions(receiver)).toEqual(Array.from({ length: 18 }, (_, index) => index + 1));
  });

  it('that a worker died with is taken over when its lease is over', async () => {
    const receiver = await aReceiver();
    const id = await aWebhook(receiver.url);
    await aLetterWith('submitted');
    const claim = () =>
      fixture.database.inOneTrip(WORKER, (trip) => claimWebhooks(trip, { failing: false, limit: 9, sealer: vault }));
    expect(await claim()).toMatchObject([{ webhookId: id, url: receiver.url, secret: SECRET, place: 0 }]);
    expect(await claim()).toEqual([]);
    begin();
    await sleep(1_200);
    expect(receiver.received).toEqual([]);
    await shift(id, 'leased_until', `now() - interval '1 second'`);
    await until(() => receiver.received.length === 1);
  });

  it('is switched off after three days, its owner is told once, and it goes on from there', async () => {
    const receiver = await aReceiver();
    receiver.behave(500);
    const id = await aWebhook(receiver.url);
    begin();
    await aLetterWith('submitted');
    await until(async () => (await look(id))?.failures === 1);
    for (const [column, to] of [
      ['failing_since', `now() - interval '73 hours'`],
      ['due_at', 'now()'],
    ] as const)
      await shift(id, column, to);
    await until(async () => (await look(id))?.active === false);
    expect(await look(id)).toMatchObject({ switchedOffAt: expect.any(Date), behind: 1 });
    const { rows } = await fixture.superuser.query('select id, kind from sms_messages where applicant_id = $1', [
      tenant.applicantId,
    ]);
    expect(rows).toEqual([{ id: told.at(-1), kind: 'webhookOff' }]);
    receiver.behave(200);
    await fixture.database.inTenant(scope(), (transaction) =>
      changeWebhook(transaction, { id, active: true, sealer: vault }),
    );
    await until(async () => (await look(id))?.behind === 0);
    expect(await look(id)).toMatchObject({ active: true, switchedOffAt: null, failingSince: null });
  });

  it('is told once more of what its owner wants to be told again', async () => {
    const receiver = await aReceiver();
    const id = await aWebhook(receiver.url);
    begin();
    await aLetterWith('submitted', 'routed');
    await until(async () => (await look(id))?.behind === 0);
    const [, first] = await log(id);
    const [replayId, again] = [randomUUID(), first!];
    const asked = await fixture.database.inOneTrip(scope(), (trip) =>
      replayDelivery(trip, { id: replayId, webhookId: id, replayOf: again.id }),
    );
    expect(asked).toMatchObject({ id: replayId, position: 1, state: 'waiting', replayOf: again.id });
    await until(() => receiver.received.length === 3);
    expect(positions(receiver)).toEqual([1, 2, 1]);
    await until(async () => (await log(id)).some((one) => one.id === replayId && one.state === 'delivered'));
    expect((await look(id))?.place).toBe(2);
  });
});

describe('an address inside the installation', () => {
  it('is not called, which the log says', async () => {
    const receiver = await aReceiver();
    const id = await aWebhook(receiver.url);
    begin([]);
    await aLetterWith('submitted');
    await until(async () => (await log(id)).length === 1);
    expect(await log(id)).toMatchObject([{ state: 'failed', httpStatus: null, reason: 'EINSIDE' }]);
    expect(receiver.received).toEqual([]);
  });

  it('is not reached by a redirection', async () => {
    const [receiver, inside] = [await aReceiver(), await aReceiver()];
    receiver.behave((response) => response.writeHead(307, { Location: inside.url }).end());
    const id = await aWebhook(receiver.url);
    begin();
    await aLetterWith('submitted');
    await until(async () => (await log(id)).length === 1);
    expect(await log(id)).toMatchObject([{ state: 'failed', httpStatus: 307 }]);
    expect(inside.received).toEqual([]);
  });
});
