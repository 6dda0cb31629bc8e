import { randomUUID } from 'node:crypto';
import { beforeAll, describe, expect, test } from '@jest/globals';
import type { ConnectionTest } from '../../../activities/contract.ts';
import { parseNetworks } from '../../../adapters/outbound/address-guard.ts';
import type { Services } from '../../services.ts';
import { faultsOf } from '../../testing/answers.ts';
import { useApi } from '../../testing/app.ts';
import { aStaffMember } from '../../testing/sign-in.ts';

const api = useApi();
const PATH = '/api/desk/v1/connections';
type As = { authorization: string };
let admin: As;
let controller: As;
let stranger: As;

beforeAll(async () => {
  [admin, controller] = [await aStaffMember(api, 'admin'), await aStaffMember(api, 'controller')];
  stranger = await aStaffMember(api, 'university-admin');
});

const TOKEN = 'a-token-nobody-may-see';
const HOOK_SECRET = 'a-secret-to-sign-with';
const didgah = () => ({
  ...{ kind: 'correspondence', adapter: 'didgah-http', name: 'دیدگاه مرکزی' },
  settings: { url: 'https://didgah.example.ir', token: TOKEN, hookSecret: HOOK_SECRET },
});
const post = (body: object, as = admin) => api.request.post(PATH).set(as).send(body);
const get = (id: string, as = admin) => api.request.get(`${PATH}/${id}`).set(as);
const patch = (id: string, { version, ...body }: Record<string, unknown> & { version: number }, as = admin) =>
  api.request.patch(`${PATH}/${id}`).set(as).set('If-Match', `"${version}"`).send(body);
const aConnection = async (change: object = {}) => (await post({ ...didgah(), ...change }).expect(201)).body;
const rowsOf = async (place: string) =>
  (await api.superuser.query('select * from connections where place = $1 order by version', [place])).rows as {
    id: string;
    replaced_at: Date | null;
    settings_encrypted: Buffer;
  }[];
const audited = async (id: string) => {
  const { rows } = await api.superuser.query(
    'select action, data from audit_log where subject_id = $1 order by number',
    [id],
  );
  return rows as { action: string; data: Record<string, unknown> }[];
};

describe('connections', () => {
  test('are an administrator’s, of their own organisation alone', async () => {
    const { id } = await aConnection();
    await post(didgah(), controller).expect(403);
    await get(id, controller).expect(403);
    await get(id, stranger).expect(404);
    await patch(id, { version: 1, name: 'نام دیگر' }, stranger).expect(404);
    await api.request.post(`${PATH}/${id}/test`).set(stranger).send({}).expect(404);
    const { body } = await api.request.get(PATH).set(stranger).expect(200);
    expect(body.items.map((item: { id: string }) => item.id)).not.toContain(id);
  });

  test('are added once, switched off, last in order', async () => {
    const key = randomUUID();
    const add = () => post(didgah()).set('Idempotency-Key', key);
    const answers = [await add().expect(201), await add().expect(201)];
    expect(answers[0]?.body).toEqual(answers[1]?.body);
    const { body, headers } = answers[0]!;
    expect(body).toMatchObject({ name: 'دیدگاه مرکزی', active: false, version: 1, position: expect.any(Number) });
    expect([headers.etag, headers.location]).toEqual(['"1"', `${PATH}/${body.id}`]);
    expect((await aConnection()).position).toBe(body.position + 1);
    await post({ ...didgah(), name: 'دیدگاه دیگر' })
      .set('Idempotency-Key', key)
      .expect(422);
  });

  test('keep their secrets: no answer, no audit entry, no log and no column has them', async () => {
    const created = await post(didgah()).expect(201);
    const { id } = created.body;
    const changed = await patch(id, { version: 1, settings: { token: `${TOKEN}-2` } }).expect(200);
    const listed = await api.request.get(PATH).set(admin).expect(200);
    expect(created.body).toMatchObject({
      settings: { url: 'https://didgah.example.ir' },
      secrets: ['token', 'hookSecret'],
    });
    const stored = (await rowsOf(id)).map(({ settings_encrypted: sealed }) => sealed.toString('latin1'));
    const told = [created.text, changed.text, listed.text, (await get(id)).text, JSON.stringify(await audited(id))];
    for (const text of [...told, ...api.logged, ...stored]) {
      expect(text).not.toContain(TOKEN);
      expect(text).not.toContain(HOOK_SECRET);
    }
    expect(await audited(id)).toMatchObject([
      {
        action: 'connection.created',
        data: { settings: { url: 'https://didgah.example.ir' }, secrets: ['token', 'hookSecret'] },
      },
      { action: 'connection.changed', data: { changed: ['token'], version: 2 } },
    ]);
  });

  test('change under the version that was read, and no other', async () => {
    const { id } = await aConnection();
    await api.request.patch(`${PATH}/${id}`).set(admin).send({ active: true }).expect(428);
    const { body, headers } = await patch(id, { version: 1, active: true, position: 7 }).expect(200);
    expect(body).toMatchObject({ active: true, position: 7, version: 2, secrets: ['token', 'hookSecret'] });
    expect(headers.etag).toBe('"2"');
    await patch(id, { version: 1, active: false }).expect(412);
    expect((await patch(id, { version: 2 }).expect(422)).body.errors[0].code).toBe('nothing-to-change');
    expect((await get(id).expect(200)).headers.etag).toMatch(/^"2\./);
  });

  test('have one row for each address: what was sent to the first is looked for there', async () => {
    const { id } = await aConnection();
    await patch(id, { version: 1, settings: { token: 'another-token', hookSecret: null } }).expect(200);
    expect(await rowsOf(id)).toHaveLength(1);
    const { body } = await patch(id, { version: 2, settings: { url: 'https://new.example.ir' } }).expect(200);
    expect(body).toMatchObject({ id, version: 3, settings: { url: 'https://new.example.ir' }, secrets: ['token'] });
    const [first, second] = await rowsOf(id);
    expect([first?.replaced_at, second?.replaced_at]).toEqual([expect.any(Date), null]);
    expect(first?.id).not.toBe(second?.id);
  });

  test('are told every fault, an address that points inside among them', async () => {
    const settings = { url: 'http://169.254.169.254/latest', hookSecret: 'short', port: 1 };
    const { body } = await post({ ...didgah(), settings }).expect(422);
    expect(faultsOf(body)).toEqual([
      '/settings/hookSecret too-short',
      '/settings/port unknown-field',
      '/settings/token required',
      '/settings/url address-inside',
    ]);
    expect(faultsOf((await post({ ...didgah(), adapter: 'pigeon' }).expect(422)).body)).toEqual([
      '/adapter adapter-unknown',
    ]);
    expect(faultsOf((await post({ ...didgah(), kind: 'sms' }).expect(422)).body)).toEqual(['/adapter adapter-unknown']);
    for (const url of [
      'https://user:word@didgah.example.ir',
      'ftp://didgah.example.ir',
      'https://x?key=1',
      'http://[::1]/',
    ]) {
      await post({ ...didgah(), settings: { url, token: TOKEN } }).expect(422);
    }
    const { id } = await aConnection();
    await patch(id, { version: 1, settings: { url: 'http://10.0.0.1' } }).expect(422);
    await patch(id, { version: 1, settings: { token: null } }).expect(422);
  });

  test('may point inside where whoever runs the installation allows it', async () => {
    const allowing = api.instance({ reachableNetworks: parseNetworks('10.20.0.0/16') ?? [] });
    const add = (url: string) =>
      allowing
        .post(PATH)
        .set(admin)
        .send({ ...didgah(), settings: { url, token: TOKEN } });
    await add('http://10.20.0.1').expect(201);
    await add('http://10.21.0.1').expect(422);
  });

  test('are of adapters that say what they have to be told', async () => {
    const { body } = await api.request.get('/api/desk/v1/connection-adapters').set(admin).expect(200);
    const of = (id: string) => body.items.find((item: { id: string }) => item.id === id);
    expect(of('didgah-http').fields).toContainEqual({
      ...{
        name: 'token',
        type: 'text',
        required: true,
        secret: true,
        address: false,
        choices: null,
        minLength: 1,
        maxLength: 500,
      },
    });
    expect(of('kavenegar').fields).toContainEqual(expect.objectContaining({ name: 'advertising', type: 'switch' }));
  });
});

describe('a test of a connection', () => {
  const testing = (test: ConnectionTest) => {
    const asked: { testId: string; connectionId: string }[] = [];
    const testConnection = async (of: { testId: string; connectionId: string }) => (asked.push(of), test);
    const engine = { testConnection } as unknown as Services['engine'];
    return { asked, request: api.instance({}, { engine }) };
  };

  test('says in words what answered, how fast, and what was wrong, and is written down', async () => {
    const { id } = await aConnection();
    const { request, asked } = testing({ works: true, tookMs: 41 });
    const ask = (language: string, with_ = request) =>
      with_.post(`${PATH}/${id}/test`).set(admin).set('Accept-Language', language).send({}).expect(200);
    expect((await ask('fa')).body).toEqual({
      ...{ works: true, tookMs: 41, fault: null, detail: null },
      message: '«دیدگاه مرکزی» در ۴۱ میلی‌ثانیه پاسخ داد و ما را شناخت.',
    });
    expect(asked.map(({ connectionId }) => connectionId)).toEqual([(await rowsOf(id))[0]?.id]);
    const wrong = testing({ works: false, tookMs: 3, fault: 'refused', detail: 'ECONNREFUSED' }).request;
    expect((await ask('en', wrong)).body).toMatchObject({
      ...{ works: false, fault: 'refused', detail: 'ECONNREFUSED' },
      message: expect.stringContaining('refused the connection'),
    });
    expect((await audited(id)).slice(1)).toMatchObject([
      { action: 'connection.tested', data: { works: true, fault: null } },
      { action: 'connection.tested', data: { works: false, fault: 'refused' } },
    ]);
  });

  test('is the same one when its request is repeated', async () => {
    const { id } = await aConnection();
    const { request, asked } = testing({ works: true, tookMs: 1 });
    const key = randomUUID();
    for (const as of [key, key, randomUUID()])
      await request.post(`${PATH}/${id}/test`).set(admin).set('Idempotency-Key', as).send({}).expect(200);
    expect(new Set(asked.map(({ testId }) => testId)).size).toBe(2);
  });
});

test('the demo’s administrator may see the page of connections, and a controller may not', async () => {
  const permissions = async (as: As) => (await api.request.get('/api/desk/v1/me').set(as).expect(200)).body.permissions;
  expect(await permissions(admin)).toContain('connections.list');
  expect(await permissions(controller)).not.toContain('connections.list');
});
