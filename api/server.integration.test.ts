import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { brotliCompressSync, gzipSync } from 'node:zlib';
import { beforeAll, describe, expect, test } from '@jest/globals';
import { createDatabase } from '../db/tenancy.ts';
import { createSessions } from './http/sessions/sessions.ts';
import { tidy } from './janitor.ts';
import { createSessionStore } from './session-store.ts';
import { useApi, type TestApi } from './testing/app.ts';
import { testConfig } from './testing/config.ts';

const api = useApi();
const CODES = '/api/v1/sign-in-codes';

describe('what cannot be read', () => {
  const send = (type: string, content: string) => api.request.post(CODES).set('Content-Type', type).send(content);

  test.each([
    ['half an object', '{"mobile":', 'application/json', '400 not-json'],
    ['a control character', '{"mobile":"\u0000', 'application/json', '400 not-json'],
    ['a form', 'mobile=1', 'application/x-www-form-urlencoded', '415 unsupported-media-type'],
    ['XML', '<x/>', 'text/xml', '415 unsupported-media-type'],
    ['another charset', '{}', 'application/json; charset=koi8-u', '415 unsupported-media-type'],
    ['70 kB', JSON.stringify({ mobile: 'x'.repeat(70_000) }), 'application/json', '413 too-large'],
    ['a list', '[]', 'application/json', '422 invalid'],
    ['null', 'null', 'application/json', '422 invalid'],
    ['a kind of JSON', '{}', 'application/problem+json', '422 invalid'],
  ])('%s has an answer of its own', async (_, content, type, expected) => {
    const [status, code] = [Number(expected.slice(0, 3)), expected.slice(4)];
    const { body, headers } = await send(type, content).expect(status);
    expect(body).toMatchObject({ code, status, type: `/problems/${code}`, title: expect.any(String) });
    expect(headers['content-type']).toBe('application/problem+json; charset=utf-8');
    expect(body.instance).toBe(`urn:uuid:${headers['x-request-id']}`);
  });

  test('and no body at all are faults of the content', async () => {
    const { body } = await api.request.post(CODES).expect(422);
    expect(body.errors).toMatchObject([{ pointer: '/mobile', code: 'required' }]);
  });

  test.each([['/api/v1/nothing'], ['/api'], ['/api/v1/%E0%A4%A'], ['/api/v1/ME']])('%s is not there', async (path) => {
    const { body } = await api.request.get(path).set('Accept-Language', 'en').expect(404);
    expect(body).toMatchObject({ code: 'not-found', title: 'Not found' });
  });

  test('a known path with another method is 405 with those it takes', async () => {
    const { headers } = await api.request.put('/api/v1/me').expect(405);
    expect(headers.allow).toBe('GET, HEAD, PATCH');
  });

  test.each([['x'.repeat(201)], ['a\tb'], ['é']])('an idempotency key of a wrong form is refused', async (key) => {
    const request = api.request.post(CODES).set('Idempotency-Key', key);
    const { body } = await request.send({ mobile: '09121234567' }).expect(422);
    expect(body.errors[0]).toMatchObject({ pointer: '/headers/Idempotency-Key', code: 'not-idempotency-key' });
  });
});

describe('health', () => {
  test('says that the process lives', async () => {
    expect((await api.request.get('/api/healthz').expect(200)).body).toEqual({ status: 'ok' });
  });

  test('says that it is ready when the database answers', async () => {
    const { body } = await api.request.get('/api/readyz').expect(200);
    expect(body).toEqual({ status: 'ok', parts: { database: 'ok' } });
  });
});

describe('without a database', () => {
  const SESSION = { Authorization: 'Bearer nothing' };

  test('every call is 503 with Retry-After, in the asked language', async () => {
    const away = createDatabase({ url: 'postgres://nobody:nothing@127.0.0.1:1/none' });
    const sessions = createSessions({
      store: createSessionStore(away),
      hours: 1,
      secure: false,
      now: () => new Date(),
    });
    const { body, headers } = await api
      .instance({}, { sessions, database: away })
      .get('/api/v1/me')
      .set(SESSION)
      .set('Accept-Language', 'en')
      .expect(503);
    expect(body).toMatchObject({ code: 'unavailable', title: 'Not available now' });
    expect(Number(headers['retry-after'])).toBeGreaterThan(0);
    await away.close();
  });
});

describe('the documents of the API', () => {
  test('are served, and the page shows them under a policy that it keeps', async () => {
    const { body } = await api.request.get('/api/openapi.json').expect(200);
    expect(body.openapi).toBe('3.1.0');
    await api.request.get('/api/docs').expect(308);
    const page = await api.request.get('/api/docs/').expect(200);
    expect(page.headers['content-security-policy']).toContain("script-src 'self';");
    expect(page.text).not.toMatch(/<script>|<script [^>]*src=["']https?:|\son\w+=/i);
    for (const [, file] of page.text.matchAll(/(?:src|href)="\.\/([\w.-]+)"/g)) {
      await api.request.get(`/api/docs/${file}`).expect(200);
    }
    expect((await api.request.get('/api/docs/swagger-ui-init.js')).text).toContain('/api/openapi.json');
  });

  test.each(['/api/openapi.json', '/api/docs', '/api/docs/', '/api/docs/swagger-ui.css'])(
    '%s is read only',
    async (path) => {
      const { body, headers } = await api.request.post(path).expect(405);
      expect([body.code, headers.allow]).toEqual(['method-not-allowed', 'GET, HEAD']);
      await api.request.head(path).expect(path === '/api/docs' ? 308 : 200);
    },
  );
});

describe('the web apps', () => {
  let web: ReturnType<TestApi['instance']>;
  const script = `console.log('${'x'.repeat(4000)}')`;

  beforeAll(() => {
    const folder = mkdtempSync(join(tmpdir(), 'pishkhan-web-'));
    for (const app of ['portal', 'admin-ui']) {
      mkdirSync(join(folder, app, 'dist', 'assets'), { recursive: true });
      writeFileSync(
        join(folder, app, 'dist', 'index.html'),
        `<title>${app}</title><style nonce="%CSP_NONCE%"></style>`,
      );
      writeFileSync(join(folder, app, 'dist', 'assets', 'index-Ab12Cd34.js'), script);
      writeFileSync(join(folder, app, 'dist', 'assets', 'index-Ab12Cd34.js.br'), brotliCompressSync(script));
      writeFileSync(join(folder, app, 'dist', 'assets', 'index-Ab12Cd34.js.gz'), gzipSync(script));
      writeFileSync(join(folder, app, 'dist', 'favicon.svg'), '<svg/>');
    }
    const { http } = testConfig(api.server);
    web = api.instance({ http: { ...http, staticDir: folder } });
  });

  test.each([
    ['/', 'portal'],
    ['/letters/new', 'portal'],
    ['/index.html', 'portal'],
    ['/desk', 'admin-ui'],
    ['/desk/', 'admin-ui'],
    ['/desk/units/1', 'admin-ui'],
  ])('%s is a page of %s', async (path, app) => {
    const { text, headers } = await web.get(path).expect(200);
    expect(text).toContain(`<title>${app}</title>`);
    expect(headers['cache-control']).toBe('no-cache');
    expect(headers['x-content-type-options']).toBe('nosniff');
    expect(headers['x-frame-options']).toBe('DENY');
  });

  test('have a strict policy, with a nonce for the styles of the portal', async () => {
    const { headers, text } = await web.get('/').expect(200);
    const policy = String(headers['content-security-policy']);
    const nonce = /style-src 'self' 'nonce-([^']+)'/.exec(policy)?.[1];
    expect(text).toContain(`nonce="${nonce}"`);
    expect(policy).toContain("default-src 'none'; script-src 'self';");
    expect(policy).not.toContain('unsafe');
    expect((await web.get('/')).headers['content-security-policy']).not.toBe(policy);
  });

  test('keep hashed files for ever, and compress them', async () => {
    const path = '/desk/assets/index-Ab12Cd34.js';
    for (const encoding of ['br', 'gzip']) {
      const { headers } = await web.get(path).set('Accept-Encoding', encoding).expect(200);
      expect(headers).toMatchObject({
        vary: 'Accept-Encoding',
        'cache-control': 'public, max-age=31536000, immutable',
        'content-encoding': encoding,
        'content-type': 'text/javascript; charset=UTF-8',
      });
    }
    const { text, headers } = await web.get(path).set('Accept-Encoding', 'identity').expect(200);
    expect(text).toBe(script);
    expect(headers['content-encoding']).toBeUndefined();
    await web.get(path).set('Accept-Encoding', 'identity').set('If-None-Match', String(headers.etag)).expect(304);
  });

  test('have other files fresh, and no page in the place of a missing file', async () => {
    const { headers } = await web.get('/favicon.svg').expect(200);
    expect(headers['cache-control']).toBe('no-cache');
    await web.get('/assets/gone-00000000.js').expect(404);
    await web.get('/..%2f..%2fpackage.json').expect(404);
    await web.get('/%E0%A4%A').expect(404);
    await web.post('/letters').expect(404);
  });

  test('hide no call of the API', async () => {
    expect((await web.get('/api/v1/nothing').expect(404)).body.code).toBe('not-found');
  });
});

test('a request that says whence it comes in a forged way is still counted by its own address', async () => {
  const { rows } = await api.superuser.query(
    `select count(*)::int as count from limits.rate_limits where key like 'codes-address%'`,
  );
  await api.request.post(CODES).set('X-Forwarded-For', '203.0.113.9').send({ mobile: '09351112299' }).expect(202);
  const after = await api.superuser.query(
    `select count(*)::int as count from limits.rate_limits where key like 'codes-address%'`,
  );
  expect(after.rows[0].count).toBe(Math.max(Number(rows[0].count), 1));
});

test('what has expired is removed, and what is good stays', async () => {
  const sent = await api.request.post(CODES).send({ mobile: '09351112288' }).expect(202);
  const expire = `update sign_in_challenges set expires_at = now() - interval '2 days' where id <> $1`;
  await api.superuser.query(expire, [sent.body.challengeId]);
  await api.superuser.query(`insert into limits.rate_limits values ('old', 1, 1)`);
  await api.superuser.query(`update idempotency_keys set created_at = now() - interval '31 days'`);
  await tidy({ ...api.services, limitsPool: api.pool });
  const challenges = await api.superuser.query('select id from sign_in_challenges');
  expect(challenges.rows).toEqual([{ id: sent.body.challengeId }]);
  const old = await api.superuser.query(`select key from limits.rate_limits where key = 'old'`);
  expect(old.rows).toEqual([]);
  expect((await api.superuser.query('select from idempotency_keys')).rows).toEqual([]);
});
