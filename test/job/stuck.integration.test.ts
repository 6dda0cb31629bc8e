import { randomUUID } from 'node:crypto';
import { beforeEach, describe, expect, it } from '@jest/globals';
import { eventually } from '../support/http.ts';
import { aSubmittedLetter, decide, reaches, witnesses } from '../support/people.ts';
import { outcomeOf, registeredLetter, UNTIL_SETTLED_MS, useScene } from './scene.ts';

const scene = useScene();
const panels = ['panel-a', 'panel-b'] as const;
const within = UNTIL_SETTLED_MS;

const post = (path: string, body: object = {}, key: string = randomUUID()) =>
  scene.admin.post(`/api/desk/v1/stuck/${path}`, { body, key });
const stuck = async (kind = '') =>
  (await scene.admin.get(`/api/desk/v1/stuck${kind && `?kind=${kind}`}`)).body.items as {
    kind: string;
    id: string;
    letter?: { id: string };
  }[];
const isStuck = (id: string) => eventually(stuck, { is: (items) => items.some((item) => item.id === id), within });
const isNot = (id: string) => eventually(stuck, { is: (items) => !items.some((item) => item.id === id), within });
const told = (text: string) =>
  eventually(() => witnesses(scene.stack).sms(scene.applicant.mobile), {
    is: (messages) => messages.some((message) => message.text.includes(text)),
    within,
  });

async function acceptedLetter(): Promise<string> {
  const { id } = await aSubmittedLetter(scene.applicant, 'ministry');
  await decide(scene.secretary, id, 'accept');
  return id;
}

async function refusedLetter(): Promise<string> {
  await witnesses(scene.stack).fault('didgah', { mode: 'refuse', times: 1 });
  const id = await acceptedLetter();
  await isStuck(id);
  return id;
}

beforeEach(async () => {
  for (const who of ['didgah', ...panels] as const) await witnesses(scene.stack).fault(who, { mode: 'none' });
});

describe('a letter that cannot be registered', () => {
  it('is given up with a reason, which the applicant hears, and is off the list', async () => {
    const id = await refusedLetter();
    expect(await stuck('letter')).toMatchObject([{ kind: 'letter', id, tries: 1, goesOn: false }]);
    expect(await stuck('notice')).toEqual([]);
    const { status, body } = await post(`${id}/give-up`, { reason: 'واحد گیرنده دیگر نیست' });
    expect([status, body.status, body.needsAttention]).toEqual([200, 'rejected', false]);
    await told('واحد گیرنده دیگر نیست');
    await isNot(id);
    expect(await witnesses(scene.stack).letters(id)).toEqual([]);
  });

  it('is not given up while it may have a number', async () => {
    await witnesses(scene.stack).fault('didgah', { mode: 'commit-then-hang', times: 1 });
    const id = await acceptedLetter();
    await eventually(() => witnesses(scene.stack).letters(id), { is: (entries) => entries.length > 0 });
    const early = await post(`${id}/give-up`, { reason: 'نمی‌شود' });
    expect(outcomeOf(early)).toMatchObject({ status: 409 });
    const { letter, entries } = await registeredLetter(scene, id);
    expect(entries).toMatchObject([{ letterNumber: letter.letterNumber }]);
  });
});

describe('a group of letters', () => {
  it('goes on as one, once, and tells how far it is', async () => {
    const ids = [await refusedLetter(), await refusedLetter(), await refusedLetter()];
    const key = randomUUID();
    const group = await post('groups', { kind: 'letter', perMinute: 600 }, key);
    expect([group.status, group.body.total]).toEqual([201, 3]);
    expect((await post('groups', { kind: 'letter', perMinute: 600 }, key)).body.id).toBe(group.body.id);
    expect((await post('groups', { kind: 'notice', perMinute: 600 }, key)).status).toBe(422);
    const now = async () => (await scene.admin.get(`/api/desk/v1/stuck/groups/${group.body.id}`)).body;
    const ended = await eventually(now, { is: ({ state }) => state === 'ended', within });
    expect(ended).toMatchObject({ total: 3, resumed: 3, over: 0, failed: 0 });
    for (const id of ids) expect((await registeredLetter(scene, id)).entries).toHaveLength(1);
    expect((await scene.secretary.get('/api/desk/v1/stuck/groups')).status).toBe(403);
  });

  it('is paused, goes on and is stopped', async () => {
    const ids = [await refusedLetter(), await refusedLetter(), await refusedLetter()];
    const { body } = await post('groups', { kind: 'letter', perMinute: 12 });
    const now = async () => (await scene.admin.get(`/api/desk/v1/stuck/groups/${body.id}`)).body;
    const order = (name: string) => post(`groups/${body.id}/orders`, { order: name });
    const reaching = (state: string) => eventually(now, { is: (group) => group.state === state, within });
    expect((await order('pause')).status).toBe(200);
    const paused = await reaching('paused');
    expect(paused.resumed).toBeLessThan(3);
    await order('continue');
    await reaching('running');
    await order('stop');
    const stopped = await reaching('stopped');
    expect(stopped.resumed).toBeLessThan(3);
    expect((await stuck('letter')).length).toBe(3 - stopped.resumed);
    for (const id of ids) await post(`${id}/retry`);
    for (const id of ids) await reaches(scene.applicant, id, 'registered', within);
  });
});

describe('a notice that no panel delivers', () => {
  async function lostNotice(): Promise<{ id: string; letterId: string }> {
    for (const panel of panels) await witnesses(scene.stack).fault(panel, { mode: 'blacklisted' });
    const letterId = await acceptedLetter();
    await reaches(scene.applicant, letterId, 'registered', within);
    const items = await eventually(() => stuck('notice'), {
      is: (list) => list.filter(({ letter }) => letter?.id === letterId).length > 0,
      within,
    });
    const { id } = items.find(({ letter }) => letter?.id === letterId)!;
    for (const panel of panels) await witnesses(scene.stack).fault(panel, { mode: 'none' });
    return { id, letterId };
  }

  it('is sent anew at the word of an admin, at panels that had refused it too', async () => {
    const { id, letterId } = await lostNotice();
    expect((await post(`notices/${id}/retry`)).status).toBe(204);
    expect((await post(`notices/${id}/retry`)).status).toBe(204);
    await isNot(id);
    const { body: letter } = await scene.applicant.get(`/api/v1/submissions/${letterId}`);
    const messages = await told(letter.trackingCode);
    expect(new Set(messages.map(({ id: message }) => message)).size).toBe(messages.length);
  });

  it('is done without, for a reason; another organisation’s admin knows nothing of it', async () => {
    const { id } = await lostNotice();
    expect((await post(`notices/${id}/give-up`, {})).status).toBe(422);
    expect((await post(`notices/${id}/give-up`, { reason: 'تلفنی گفته شد' })).status).toBe(204);
    expect((await post(`notices/${id}/give-up`, { reason: 'تلفنی گفته شد' })).status).toBe(204);
    await isNot(id);
    expect((await post(`notices/${id}/retry`)).status).toBe(404);
    expect((await post(`notices/${randomUUID()}/retry`)).status).toBe(404);
  });

  it('goes on in a group', async () => {
    const { letterId } = await lostNotice();
    const { body: letter } = await scene.applicant.get(`/api/v1/submissions/${letterId}`);
    const { body } = await post('groups', { kind: 'notice' });
    const now = async () => (await scene.admin.get(`/api/desk/v1/stuck/groups/${body.id}`)).body;
    const ended = await eventually(now, { is: ({ state }) => state === 'ended', within });
    expect(ended.resumed).toBe(ended.total);
    expect(ended.total).toBeGreaterThan(0);
    await told(letter.trackingCode);
    await eventually(() => stuck('notice'), { is: (list) => list.length === 0, within });
  });
});
