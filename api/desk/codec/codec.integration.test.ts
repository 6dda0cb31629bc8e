import { randomBytes } from 'node:crypto';
import { beforeAll, describe, expect, test } from '@jest/globals';
import { defaultPayloadConverter, type Payload } from '@temporalio/common';
import { createPayloadCodec } from '../../../adapters/engine/codec.ts';
import { DEMO_PASSWORD } from '../../../db/demo/organisation.ts';
import { faultsOf } from '../../testing/answers.ts';
import { useApi, type TestApi } from '../../testing/app.ts';
import { aStaffMember, anApplicant } from '../../testing/sign-in.ts';

const api = useApi();
const DECODE = '/api/desk/v1/codec/decode';
const UI = 'http://localhost:8233';
const SUBJECT = 'درخواست گواهی';
let operator: { authorization: string };

beforeAll(async () => {
  operator = await aStaffMember(api, 'admin');
});

const base64 = (bytes: Uint8Array | null | undefined) => Buffer.from(bytes ?? []).toString('base64');

const wire = ({ metadata, data }: Payload) => ({
  metadata: Object.fromEntries(Object.entries(metadata ?? {}).map(([name, value]) => [name, base64(value)])),
  data: base64(data),
});

const aPayload = () => defaultPayloadConverter.toPayload({ subject: SUBJECT });

const sealed = async (codec = api.services.payloadCodec) =>
  (await codec.encode([aPayload(), aPayload()])).map((payload) => wire(payload));

const decode = (body: object, as: Record<string, string> = operator) => api.request.post(DECODE).set(as).send(body);

const uses = async () => {
  const { rows } = await api.superuser.query<{ actor_id: string; subject_id: string; data: object; row: string }>(
    `select actor_id, subject_id, data, to_json(a)::text as row from audit_log a where action = 'payloads.decoded' order by at`,
  );
  return rows;
};

describe('decoding', () => {
  test('shows an operator what was encrypted, in the same order', async () => {
    const payloads = await sealed();
    expect(JSON.stringify(payloads)).not.toContain(base64(Buffer.from(SUBJECT)).slice(0, 8));
    const { body, headers } = await decode({ payloads }).expect(200);
    const encoding = base64(Buffer.from('json/plain'));
    expect(body).toEqual({ payloads: [aPayload(), aPayload()].map((payload) => wire(payload)) });
    expect(body.payloads[0].metadata.encoding).toBe(encoding);
    expect(Buffer.from(body.payloads[0].data as string, 'base64').toString()).toContain(SUBJECT);
    expect(headers['cache-control']).toBe('no-store');
  });

  test('gives back as it is what was not encrypted, passing over what it does not know', async () => {
    const payloads = [{ ...wire(aPayload()), externalPayloads: [] }, {}];
    const { body } = await decode({ payloads, extra: 1 }).expect(200);
    expect(body.payloads).toEqual([wire(aPayload()), { metadata: {}, data: '' }]);
  });

  test('is asked by the UI with parameters for other codecs', async () => {
    const { body } = await api.request.post(`${DECODE}?preserveStorageRefs=true`).set(operator).send({}).expect(200);
    expect(body).toEqual({ payloads: [] });
  });

  test('takes an empty list left out, as protobuf does it', async () => {
    expect((await decode({}).expect(200)).body).toEqual({ payloads: [] });
  });

  test('ignores the namespace that the page names', async () => {
    await decode({ payloads: await sealed() }, { ...operator, 'X-Namespace': 'somewhere-else' }).expect(200);
  });

  test('names each payload whose key is not configured or that was changed, and shows none', async () => {
    const [good] = await sealed();
    const [foreign] = await sealed(createPayloadCodec([{ id: 'other', key: randomBytes(32) }]));
    const [forged] = await sealed(createPayloadCodec([{ id: 'test', key: randomBytes(32) }]));
    const { body } = await decode({ payloads: [good, foreign, forged] }).expect(422);
    expect(faultsOf(body)).toEqual(['/payloads/1 not-decodable', '/payloads/2 not-decodable']);
  });

  test.each([
    ['no list', { payloads: {} }, '/payloads wrong-type'],
    ['no base64', { payloads: [{ data: 'é' }] }, '/payloads/0/data wrong-form'],
    ['501 payloads', { payloads: Array.from({ length: 501 }, () => ({})) }, '/payloads too-many-items'],
  ])('refuses %s', async (_, body, fault) => {
    expect(faultsOf((await decode(body).expect(422)).body)).toEqual([fault]);
  });

  test('takes a large letter, and nothing beyond 2 MB', async () => {
    await decode({ payloads: [{ data: 'A'.repeat(1_500_000) }] }).expect(200);
    await decode({ payloads: [{ data: 'A'.repeat(2_100_000) }] }).expect(413);
  });

  test('has no counterpart: nothing is encrypted for anybody', async () => {
    await api.request.post('/api/desk/v1/codec/encode').set(operator).send({ payloads: [] }).expect(404);
  });
});

describe('decoding is denied', () => {
  test.each(['controller', 'secretary', 'unit-controller'])('to a %s', async (username) => {
    const { body } = await decode({ payloads: await sealed() }, await aStaffMember(api, username)).expect(403);
    expect(JSON.stringify(body)).not.toContain('payloads');
  });

  test('to applicants and to nobody in particular', async () => {
    await decode({ payloads: [] }, await anApplicant(api)).expect(401);
    await decode({ payloads: [] }, {}).expect(401);
  });

  test('to an admin who is no operator', async () => {
    const { rows } = await api.superuser.query<{ id: string }>(`select id from staff where username = 'admin'`);
    const setRoles = (roles: string[]) =>
      api.superuser.query('update staff set roles = $2 where id = $1', [rows[0]?.id, roles]);
    await setRoles(['admin']);
    await decode({ payloads: [] }).expect(403);
    await setRoles(['admin', 'operator']);
    await decode({ payloads: [] }).expect(200);
  });
});

test('each use is in the audit log with who, when and how many, and nothing of the content', async () => {
  const before = (await uses()).length;
  const payloads = await sealed();
  const { headers } = await decode({ payloads }).expect(200);
  await decode({ payloads: await sealed(createPayloadCodec([{ id: 'other', key: randomBytes(32) }])) }).expect(422);
  const [first, second, ...others] = (await uses()).slice(before);
  expect(first).toMatchObject({ data: { payloads: 2 }, subject_id: headers['x-request-id'] });
  expect(second).toMatchObject({ data: { payloads: 2 }, actor_id: first?.actor_id });
  expect(others).toEqual([]);
  expect(first?.row).not.toMatch(/binary|encrypted|"data":\s*"/);
  expect(JSON.stringify(api.logged)).not.toContain(SUBJECT);
});

describe('the page of the Temporal UI', () => {
  let page: ReturnType<TestApi['instance']>;
  let cookie: string;

  beforeAll(async () => {
    page = api.instance({ temporal: { ...api.services.config.temporal, uiOrigin: UI } });
    const { headers } = await page
      .post('/api/desk/v1/sessions')
      .set({ 'Sec-Fetch-Site': 'same-origin' })
      .send({ username: 'admin', password: DEMO_PASSWORD })
      .expect(201);
    cookie = (headers['set-cookie']?.[0] ?? '').split(';')[0] ?? '';
  });

  const from = (origin: string) => ({ Origin: origin, 'Sec-Fetch-Site': 'same-site', Cookie: cookie });
  const ask = (origin: string, path = DECODE) =>
    page
      .options(path)
      .set({ Origin: origin, 'Access-Control-Request-Method': 'POST' })
      .set('Access-Control-Request-Headers', 'content-type,x-namespace');

  test('may ask beforehand, and then decode with the cookie', async () => {
    const { headers } = await ask(UI).expect(204);
    expect(headers).toMatchObject({
      'access-control-allow-origin': UI,
      'access-control-allow-credentials': 'true',
      'access-control-allow-methods': 'POST',
      'access-control-allow-headers': expect.stringContaining('X-Namespace'),
    });
    const answer = await page
      .post(DECODE)
      .set(from(UI))
      .send({ payloads: await sealed() });
    expect(answer.status).toBe(200);
    expect(answer.headers).toMatchObject({
      'access-control-allow-origin': UI,
      'access-control-allow-credentials': 'true',
      vary: expect.stringContaining('Origin'),
    });
  });

  test('can read why it was refused', async () => {
    const { headers, body } = await page
      .post(DECODE)
      .set({ ...from(UI), Cookie: '' })
      .send({ payloads: [] })
      .expect(401);
    expect(headers['access-control-allow-origin']).toBe(UI);
    expect(body.code).toBe('unauthenticated');
  });

  test.each(['http://localhost:8234', 'https://localhost:8233', 'http://evil.example', 'null'])(
    'is the one at the configured address, not %s',
    async (origin) => {
      expect((await ask(origin)).headers).not.toHaveProperty('access-control-allow-origin');
      const { body, headers } = await page.post(DECODE).set(from(origin)).send({ payloads: [] }).expect(403);
      expect(body.code).toBe('insecure-origin');
      expect(headers).not.toHaveProperty('access-control-allow-origin');
    },
  );

  test('may do nothing else', async () => {
    for (const path of ['/api/desk/v1/units', '/api/desk/v1/codec/decode/', '/api/desk/v1/sessions']) {
      expect((await ask(UI, path)).headers).not.toHaveProperty('access-control-allow-origin');
      const { body, headers } = await page.post(path).set(from(UI)).send({ payloads: [] }).expect(403);
      expect(body.code).toBe('insecure-origin');
      expect(headers).not.toHaveProperty('access-control-allow-origin');
    }
  });

  test('is nobody’s when none is configured', async () => {
    expect((await api.request.options(DECODE).set({ Origin: UI })).headers).not.toHaveProperty(
      'access-control-allow-origin',
    );
    await api.request.post(DECODE).set(from(UI)).send({ payloads: [] }).expect(403);
  });
});
