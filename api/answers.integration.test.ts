import { beforeAll, describe, expect, test } from '@jest/globals';
import { DEMO_PASSWORD } from '../db/demo/organisation.ts';
import { useApi } from './testing/app.ts';
import { aStaffMember } from './testing/sign-in.ts';

const api = useApi();
const UNITS = '/api/desk/v1/units';
const aReader = async () => ({ ...(await aStaffMember(api, 'admin')), 'Accept-Encoding': 'br, gzip' });

beforeAll(() => api.superuser.query(`update units set name = name || repeat(' و امور دیگر', 20)`));

describe('a JSON answer', () => {
  test.each(['br', 'gzip'])('is packed as %s for who takes that', async (encoding) => {
    const { headers, body } = await api.request
      .get(UNITS)
      .set(await aReader())
      .set('Accept-Encoding', encoding);
    expect(headers).toMatchObject({ 'content-encoding': encoding, vary: 'Accept-Language, Accept-Encoding' });
    expect(body.items.length).toBeGreaterThan(3);
  });

  test('is plain for who takes nothing else, and when it is small', async () => {
    const reader = await aReader();
    const plain = await api.request.get(UNITS).set(reader).set('Accept-Encoding', 'identity').expect(200);
    expect(plain.headers['content-encoding']).toBeUndefined();
    expect(plain.headers.vary).toContain('Accept-Encoding');
    const small = await api.request.get(`${UNITS}?limit=1`).set(reader).expect(200);
    expect(small.headers['content-encoding']).toBeUndefined();
  });

  test('that holds a secret is never packed', async () => {
    const attempt = { username: 'controller', password: DEMO_PASSWORD };
    const { headers } = await api.request.post('/api/desk/v1/sessions').send(attempt).expect(201);
    expect(headers['cache-control']).toBe('no-store, no-transform');
  });

  test('is not sent again to who knows it, even where a browser adds that no cache is to answer', async () => {
    const reader = await aReader();
    const { headers } = await api.request.get(UNITS).set(reader).expect(200);
    expect(headers.etag).toMatch(/^W\/"/);
    const again = () => api.request.get(UNITS).set(reader).set('If-None-Match', String(headers.etag));
    const unchanged = await again().set('Cache-Control', 'no-cache').expect(304);
    expect(unchanged.headers).toMatchObject({ etag: headers.etag, 'cache-control': 'no-store' });
    expect(unchanged.text).toBe('');
    await again().set('Accept-Language', 'en').expect(200);
    await again().query({ limit: 2 }).expect(200);
  });

  test('is another one as soon as it says something else', async () => {
    const reader = await aReader();
    const { headers } = await api.request.get(UNITS).set(reader).expect(200);
    await api.superuser.query(`update units set name = name || ' ۲' where code = (select min(code) from units)`);
    await api.request.get(UNITS).set(reader).set('If-None-Match', String(headers.etag)).expect(200);
  });
});
