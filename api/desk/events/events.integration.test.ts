import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, afterEach, beforeAll, describe, expect, test } from '@jest/globals';
import { ministry } from '../../../db/demo/ministry.ts';
import { university } from '../../../db/demo/university.ts';
import { followLetterChanges } from '../../../db/letter-changes.ts';
import { aLetter, storeLetter, type TestLetter } from '../../../db/testing/letter.ts';
import { eventually } from '../../../test/support/http.ts';
import { createApp } from '../../server.ts';
import { createStaffOfSessions } from '../../session-store.ts';
import { useApi } from '../../testing/app.ts';
import { aStaffMember } from '../../testing/sign-in.ts';
import { deskRoutes } from '../index.ts';
import { createDeskEvents } from './hub.ts';
import { openStream, type OpenStream } from './testing.ts';

const EVENTS = '/api/desk/v1/events';
const [secretariat, planning, licences] = ministry.units.map(({ id }) => id) as [string, string, string];
const api = useApi();
const open: OpenStream[] = [];
const ends: (() => Promise<unknown>)[] = [];
let [first, second] = ['', ''];

/** A process of the API, as far as events go: with a connection of its own that listens. */
const aProcess = async (): Promise<string> => {
  const staffOfSessions = createStaffOfSessions(api.database);
  const deskEvents = createDeskEvents({ staffOfSessions, warn: () => undefined });
  const services = { ...api.services, deskEvents };
  const app = createApp({ services, routes: deskRoutes(services), checks: {} });
  const server: Server = createServer(app).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const stop = followLetterChanges(api.server.appUrl, deskEvents.follower);
  ends.push(async () => {
    deskEvents.close();
    await stop();
    server.close();
  });
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
};

const listen = async (who: { authorization: string }, { at = first, last = '' } = {}): Promise<OpenStream> => {
  const headers = { ...who, ...(last && { 'last-event-id': last }) };
  const stream = await eventually(() => openStream(`${at}${EVENTS}`, headers), { is: ({ status }) => status !== 503 });
  open.push(stream);
  await eventually(async () => stream.heard.length, { is: (count) => count > 0 || last !== '' || stream.status > 200 });
  return stream;
};

const hears = (stream: OpenStream, count: number) =>
  eventually(async () => stream.heard.length, { is: (length) => length >= count, within: 5_000 });
const lettersOf = ({ heard }: OpenStream) => heard.filter(({ event }) => event === 'letter').map(({ data }) => data.id);

const inMinistry = (): TestLetter =>
  aLetter({ organisationId: ministry.organisation.id, applicantId: api.tenant.applicantId });
const write = (letter: TestLetter, change: { unitId: string; sequence?: number }) =>
  storeLetter(api.database, { letter, ...change });

beforeAll(async () => {
  [first, second] = [await aProcess(), await aProcess()];
});
afterEach(() => open.splice(0).forEach((stream) => stream.leave()));
afterAll(async () => {
  for (const end of ends) await end();
});

describe('a desk hears', () => {
  test('of each letter that its member of staff may see, and of no other', async () => {
    const [admin, controller, secretary, elsewhere] = (await Promise.all(
      ['admin', 'controller', 'secretary', 'unit-controller'].map(async (name) =>
        listen(await aStaffMember(api, name)),
      ),
    )) as [OpenStream, OpenStream, OpenStream, OpenStream];
    const [hidden, seen] = [inMinistry(), inMinistry()];
    await write(hidden, { unitId: secretariat });
    await write(seen, { unitId: planning });
    const others = aLetter({ organisationId: university.organisation.id, applicantId: api.tenant.applicantId });
    await write(others, { unitId: university.units[1]!.id });
    await Promise.all([hears(admin, 3), hears(secretary, 3), hears(controller, 2), hears(elsewhere, 2)]);
    expect([admin, secretary].map(lettersOf)).toEqual([
      [hidden.id, seen.id],
      [hidden.id, seen.id],
    ]);
    expect(lettersOf(controller)).toEqual([seen.id]);
    expect(lettersOf(elsewhere)).toEqual([others.id]);
    expect(controller.heard.at(-1)?.data).toEqual({ id: seen.id, sequence: 1 });
  });

  test('of a letter that has left its units, once more', async () => {
    const controller = await listen(await aStaffMember(api, 'controller'));
    const letter = inMinistry();
    await write(letter, { unitId: licences });
    await write(letter, { unitId: secretariat, sequence: 2 });
    await write(letter, { unitId: secretariat, sequence: 3 });
    const witness = inMinistry();
    await write(witness, { unitId: planning });
    await hears(controller, 4);
    expect(lettersOf(controller)).toEqual([letter.id, letter.id, witness.id]);
  });

  test('as a stream that nothing on its way holds back or packs', async () => {
    const me = await aStaffMember(api, 'admin');
    const { status, headers } = await listen({ ...me, 'accept-encoding': 'gzip, br' } as typeof me);
    expect([status, headers.get('content-encoding')]).toEqual([200, null]);
    expect(headers.get('content-type')).toBe('text/event-stream; charset=utf-8');
    expect(headers.get('cache-control')).toBe('no-store, no-transform');
    expect(headers.get('x-accel-buffering')).toBe('no');
    await fetch(`${first}${EVENTS}`, { method: 'HEAD', headers: me }).then((head) => expect(head.status).toBe(200));
  });

  test('only so often at once', async () => {
    const me = await aStaffMember(api, 'secretary');
    for (let count = 0; count < 12; count += 1) expect((await listen(me)).status).toBe(200);
    expect((await listen(me)).status).toBe(429);
  });
});

describe('a stream that comes back', () => {
  test('to another process hears exactly what it missed', async () => {
    const me = await aStaffMember(api, 'admin');
    const before = await listen(me);
    const letters = [inMinistry(), inMinistry(), inMinistry()] as const;
    await write(letters[0], { unitId: planning });
    await hears(before, 2);
    before.leave();
    await write(letters[1], { unitId: planning });
    await write(letters[2], { unitId: planning });
    const after = await listen(me, { at: second, last: before.heard.at(-1)!.id });
    await hears(after, 2);
    expect(after.heard.map(({ event, data }) => [event, data.id])).toEqual([
      ['letter', letters[1].id],
      ['letter', letters[2].id],
    ]);
  });

  test('with an event that nobody knows any more is told to read anew, and goes on from there', async () => {
    const me = await aStaffMember(api, 'admin');
    const lost = await listen(me, { last: 'long-ago' });
    await hears(lost, 1);
    expect(lost.heard).toEqual([{ id: expect.any(String), event: 'reset', data: {} }]);
    const again = await listen(me, { last: lost.heard[0]!.id });
    const letter = inMinistry();
    await write(letter, { unitId: planning });
    await hears(again, 1);
    expect(lettersOf(again)).toEqual([letter.id]);
    expect(again.heard).toHaveLength(1);
  });

  test('is told to read anew after the connection that listens was lost', async () => {
    const stream = await listen(await aStaffMember(api, 'admin'));
    const before = stream.heard.length;
    await api.superuser.query(
      `select pg_terminate_backend(pid) from pg_stat_activity
       where application_name = 'pishkhan-changes' and datname = current_database()`,
    );
    await hears(stream, before + 1);
    expect(stream.heard.at(-1)?.event).toBe('reset');
    const letter = inMinistry();
    await write(letter, { unitId: planning });
    await hears(stream, before + 2);
    expect(lettersOf(stream)).toEqual([letter.id]);
  });
});

describe('a stream ends', () => {
  const endsSoon = (stream: OpenStream) =>
    Promise.race([stream.ended.then(() => 'ended'), pause(8_000, 'still open', { ref: false })]);

  test('with its session, and does not come back', async () => {
    const [me, other] = [await aStaffMember(api, 'controller'), await aStaffMember(api, 'controller')];
    const [mine, others] = [await listen(me), await listen(other)];
    await api.request.delete('/api/desk/v1/sessions/current').set(me).expect(204);
    expect(await endsSoon(mine)).toBe('ended');
    expect((await listen(me)).status).toBe(401);
    expect(await Promise.race([others.ended, pause(100, 'open')])).toBe('open');
  });

  test.each([
    ['the account is switched off', `update staff set active = $1 where username = 'secretary'`, [false], [true]],
    ['the session has run out', `update sessions set expires_at = now() + $1::interval`, ['-1 s'], ['1 h']],
  ])('when %s', async (_what, change, [now], [later]) => {
    const stream = await listen(await aStaffMember(api, 'secretary'));
    await api.superuser.query(change, [now]);
    expect(await endsSoon(stream)).toBe('ended');
    await api.superuser.query(change, [later]);
  });

  test('for nobody when a member of staff gets other units, but all is to be read anew', async () => {
    const stream = await listen(await aStaffMember(api, 'controller'));
    await api.superuser.query(`delete from staff_stations where unit_id = $1`, [planning]);
    await hears(stream, 2);
    expect(stream.heard.at(-1)?.event).toBe('reset');
    const [unseen, seen] = [inMinistry(), inMinistry()];
    await write(unseen, { unitId: planning });
    await write(seen, { unitId: licences });
    await hears(stream, 3);
    expect(lettersOf(stream)).toEqual([seen.id]);
  });
});
