import { createServer, type AddressInfo, type Server } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { addressSecret, inboundPurpose } from '../../adapters/signature/address.ts';
import { createDidgahHttp } from '../../adapters/correspondence/didgah-http.ts';
import { aLetter } from '../../simulators/testing/letters.ts';
import { spawnSimulator, TEST_SECRET, type RunningSimulator } from '../../simulators/testing/spawn.ts';
import { eventually, type ApiClient } from '../support/http.ts';
import { aNewcomer, aSubmittedLetter, decide, freshPerson, reaches, staff, witnesses } from '../support/people.ts';
import type { DidgahEntry, SmsEntry } from '../support/people.ts';
import { UNTIL_SETTLED_MS, untilMet, useScene } from './scene.ts';

const CONNECTIONS = '/api/desk/v1/connections';
/** Longer than a worker knows connections for. */
const HEARD_OF_WITHIN_MS = 4_000;

const scene = useScene();
let admin: ApiClient;
let own: RunningSimulator;
let next: RunningSimulator;
let panel: RunningSimulator;
let silent: Server;
let didgahId: string;

const connect = async (connection: object): Promise<string> => {
  const answer = await admin.post(CONNECTIONS, { body: { active: true, ...connection } });
  expect(answer).toMatchObject({ status: 201 });
  return answer.body.id;
};
const change = async (id: string, body: object) => {
  const { headers } = await admin.get(`${CONNECTIONS}/${id}`);
  const answer = await admin.patch(`${CONNECTIONS}/${id}`, {
    body,
    headers: { 'if-match': headers.get('etag') ?? '' },
  });
  expect(answer).toMatchObject({ status: 200 });
  await sleep(HEARD_OF_WITHIN_MS);
};
const didgah = (url: string, token = TEST_SECRET) => ({
  ...{ kind: 'correspondence', adapter: 'didgah-http', name: 'دیدگاه دانشگاه', settings: { url, token } },
});

const acceptedBy = async (decider: ApiClient, slug: string): Promise<string> => {
  const { id } = await aSubmittedLetter(scene.applicant, slug);
  expect((await decide(decider, id, 'accept')).status).toBe(200);
  return id;
};
const standsIn = async (simulator: RunningSimulator, id: string): Promise<number> =>
  (await simulator.ledger<DidgahEntry>()).filter(({ marker }) => marker === id).length;
/** Two new systems begin with the same numbers, which an organisation's letters may not have twice. */
const numberLetters = async ({ url }: RunningSimulator, count: number): Promise<void> => {
  const system = createDidgahHttp({ url, token: TEST_SECRET });
  for (let made = 0; made < count; made++) await system.register(aLetter({ organisation: 'university' }));
};
const standsInInstallations = async (id: string): Promise<number> => (await witnesses(scene.stack).letters(id)).length;

beforeAll(async () => {
  admin = await staff(scene.stack, 'university-admin');
  [own, next] = [await spawnSimulator('didgah'), await spawnSimulator('didgah')];
  await numberLetters(next, 20);
  panel = await spawnSimulator('sms-panel', { SIM_ID: 'own' });
  silent = createServer(() => undefined).listen(0, '127.0.0.1');
  didgahId = await connect(didgah(own.url));
  const settings = { url: panel.url, key: TEST_SECRET };
  await connect({ kind: 'sms', adapter: 'kavenegar', name: 'پیامک دانشگاه', settings });
  await sleep(HEARD_OF_WITHIN_MS);
}, UNTIL_SETTLED_MS);
afterAll(async () => {
  silent?.close();
  for (const simulator of [own, next, panel]) await simulator?.stop();
});

describe('two organisations with different systems', () => {
  it('have their letters registered each in its own, and told of by its own panels, with no restart in between', async () => {
    const [theirs, ours] = [
      await acceptedBy(scene.secretary, 'ministry'),
      await acceptedBy(scene.unitController, 'university'),
    ];
    const letters = [
      await reaches(scene.applicant, theirs, 'registered'),
      await reaches(scene.applicant, ours, 'registered'),
    ];
    expect([await standsIn(own, ours), await standsInInstallations(ours)]).toEqual([1, 0]);
    expect([await standsIn(own, theirs), await standsInInstallations(theirs)]).toEqual([0, 1]);
    const code = (index: number) => String(letters[index]?.trackingCode);
    const ofThem = (messages: SmsEntry[]) => messages.filter(({ to }) => to === scene.applicant.mobile);
    const told = (messages: SmsEntry[], index: number) => messages.filter(({ text }) => text.includes(code(index)));
    await eventually(async () => ofThem(await panel.ledger<SmsEntry>()), { is: (messages) => messages.length === 2 });
    const [here, elsewhere] = [
      ofThem(await panel.ledger<SmsEntry>()),
      await witnesses(scene.stack).sms(scene.applicant.mobile),
    ];
    expect([told(here, 0), told(elsewhere, 1)]).toEqual([[], []]);
    expect([told(elsewhere, 0).length > 0, told(here, 1).length > 0]).toEqual([true, true]);
  });

  it('have no part in sign-in codes, which go by the installation’s panels', async () => {
    const person = freshPerson();
    await aNewcomer(scene.stack, person);
    expect((await panel.ledger<SmsEntry>()).filter(({ to }) => to === person.mobile)).toEqual([]);
  });
});

describe('a panel of an organisation', () => {
  it('hands on what people write under its own secret, and not under the installation’s', async () => {
    const secret = 'what-this-panel-signs-with';
    const settings = { url: panel.url, key: TEST_SECRET, hookSecret: secret };
    const id = await connect({ kind: 'sms', adapter: 'kavenegar', name: 'پیامک دوم', settings, active: false });
    const handOn = (by: string) =>
      fetch(`${scene.stack.urls.api}/hooks/v1/sms/${id}/inbound?secret=${addressSecret(by, inboundPurpose(id))}`, {
        method: 'POST',
        headers: { 'content-type': 'application/x-www-form-urlencoded' },
        body: new URLSearchParams({ messageid: '1', from: '09120000000', message: 'سلام' }),
      });
    expect((await handOn(secret)).status).toBe(200);
    expect((await handOn(String(scene.stack.environment.PISHKHAN_HOOK_SECRET))).status).toBe(401);
  });
});

describe('another address', () => {
  it('takes the letters that are sent from then on; one in doubt is looked for where it was sent', async () => {
    await own.fault({ mode: 'commit-then-hang', times: 1 });
    const doubtful = await acceptedBy(scene.unitController, 'university');
    await untilMet(own.url);
    await change(didgahId, { settings: { url: next.url } });
    const later = await acceptedBy(scene.unitController, 'university');
    await reaches(scene.applicant, later, 'registered');
    const found = await reaches(scene.applicant, doubtful, 'registered', UNTIL_SETTLED_MS);
    expect([await standsIn(own, later), await standsIn(next, later)]).toEqual([0, 1]);
    expect([await standsIn(own, doubtful), await standsIn(next, doubtful)]).toEqual([1, 0]);
    const [entry] = (await own.ledger<DidgahEntry>()).filter(({ marker }) => marker === doubtful);
    expect(found.letterNumber).toBe(entry?.letterNumber);
  });

  it('or none at all, when the connection is switched off: the letter waits, and goes once it is on again', async () => {
    await change(didgahId, { active: false });
    const waiting = await acceptedBy(scene.unitController, 'university');
    await sleep(3_000);
    expect(await scene.applicant.get(`/api/v1/submissions/${waiting}`)).toMatchObject({
      body: { status: 'registering' },
    });
    await change(didgahId, { active: true });
    await reaches(scene.applicant, waiting, 'registered', UNTIL_SETTLED_MS);
    expect([await standsIn(next, waiting), await standsInInstallations(waiting)]).toEqual([1, 0]);
  });
});

describe('a test of the connection says', () => {
  const testing = async (settings: { url: string; token?: string }, language = 'fa') => {
    const id = await connect({ ...didgah(settings.url, settings.token), active: false });
    return (await admin.post(`${CONNECTIONS}/${id}/test`, { headers: { 'accept-language': language } })).body;
  };
  const port = (server: Server) => (server.address() as AddressInfo).port;

  it('how fast a system answered that knows us', async () => {
    const test = await testing({ url: own.url });
    expect(test).toMatchObject({ works: true, fault: null, detail: null });
    expect(test.message).toMatch(/^«دیدگاه دانشگاه» در [۰-۹]+ میلی‌ثانیه پاسخ داد/);
    expect((await testing({ url: own.url }, 'en')).message).toMatch(/answered in \d+ ms and knows us/);
  });

  it.each([
    ['a wrong token', () => ({ url: own.url, token: 'wrong' }), ['credentials', 'HTTP 401']],
    ['nobody there', () => ({ url: 'http://127.0.0.1:9' }), ['refused', 'ECONNREFUSED']],
    ['no such name', () => ({ url: 'http://no-such-host.invalid' }), ['name-unknown', expect.any(String)]],
    ['no TLS there', () => ({ url: own.url.replace('http:', 'https:') }), ['not-trusted', expect.any(String)]],
    ['something else there', () => ({ url: panel.url }), ['other-format', 'HTTP 404']],
    ['no answer', () => ({ url: `http://127.0.0.1:${port(silent)}` }), ['no-answer-in-time', expect.any(String)]],
  ])('what was wrong: %s', async (_what, settings, [fault, detail]) => {
    expect(await testing(settings())).toMatchObject({ works: false, fault, detail, message: expect.any(String) });
  });

  it('nothing of a secret, in the log of a process', async () => {
    await testing({ url: own.url, token: 'a-token-nobody-may-see' });
    for (const app of ['api', 'worker'] as const) {
      expect(scene.stack.log(app)).not.toMatch(new RegExp(`a-token-nobody-may-see|${TEST_SECRET}`));
    }
  });
});
