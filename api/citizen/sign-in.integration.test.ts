import { describe, expect, test } from '@jest/globals';
import { testConfig } from '../testing/config.ts';
import { each, saying } from '../testing/answers.ts';
import { useApi } from '../testing/app.ts';
import { aMobile, askForCode, otherCode } from '../testing/sign-in.ts';

const api = useApi();
const CODES = '/api/v1/sign-in-codes';
const SESSIONS = '/api/v1/sessions';
const signIn = (attempt: object) => api.request.post(SESSIONS).send(attempt);
const browser = { 'Sec-Fetch-Site': 'same-origin' };

const clearResend = () => api.superuser.query(`delete from limits.rate_limits where key like 'codes-resend%'`);

describe('asking for a code', () => {
  test('sends six digits that are good for five minutes, and says when another may be asked for', async () => {
    const before = Date.now();
    const { body } = await api.request.post(CODES).send({ mobile: aMobile() }).expect(202);
    const sent = api.codes.at(-1);
    expect(sent?.code).toMatch(/^\d{6}$/);
    expect(sent?.challengeId).toBe(body.challengeId);
    expect(Math.abs(Date.parse(String(body.expiresAt)) - before - 300_000)).toBeLessThan(10_000);
    expect(Math.abs(Date.parse(String(body.resendAt)) - before - 60_000)).toBeLessThan(10_000);
  });

  test('takes the number in Persian digits and in any usual form', async () => {
    await api.request.post(CODES).send({ mobile: '۰۹۳۵ ۱۱۱ ۲۲ ۳۳' }).expect(202);
    expect(api.codes.at(-1)?.mobile).toBe('+989351112233');
    await api.request.post(CODES).send({ mobile: '00989351112233' }).expect(429);
  });

  test('answers alike for a known and an unknown number', async () => {
    const mobile = aMobile();
    await signIn(await askForCode(api, mobile)).expect(201);
    await clearResend();
    const known = await api.request.post(CODES).send({ mobile }).expect(202);
    const unknown = await api.request.post(CODES).send({ mobile: aMobile() }).expect(202);
    for (const body of [known.body, unknown.body] as object[]) {
      expect(Object.keys(body)).toEqual(['challengeId', 'expiresAt', 'resendAt']);
    }
  });

  test('keeps the code nowhere in clear text', async () => {
    const { challengeId, code } = await askForCode(api);
    const { rows } = await api.superuser.query('select * from sign_in_challenges where id = $1', [challengeId]);
    expect(JSON.stringify(rows[0])).not.toContain(code);
    expect(Buffer.from(rows[0].code_hash)).toHaveLength(32);
  });

  test('is refused for a minute, while the code that was sent stays good', async () => {
    const mobile = aMobile();
    const challenge = await askForCode(api, mobile);
    const { body, headers } = await api.request.post(CODES).send({ mobile }).expect(429);
    expect(body.code).toBe('too-many-requests');
    expect(Number(headers['retry-after'])).toBeGreaterThan(50);
    await signIn(challenge).expect(201);
  });

  test('again under the same key sends nothing and gives the same challenge', async () => {
    const mobile = aMobile();
    const ask = () => api.request.post(CODES).set('Idempotency-Key', 'again').send({ mobile }).expect(202);
    const first = await ask();
    const sent = api.codes.length;
    expect((await ask()).body).toEqual(first.body);
    expect(api.codes).toHaveLength(sent);
  });

  test('several times at once under one key sends one code and gives its challenge to all', async () => {
    const mobile = aMobile();
    const sent = api.codes.length;
    const ask = () => api.request.post(CODES).set('Idempotency-Key', 'at once').send({ mobile }).expect(202);
    const answers = await Promise.all([ask(), ask(), ask(), ask()]);
    expect(new Set(answers.map(({ body }) => saying(body))).size).toBe(1);
    expect(api.codes).toHaveLength(sent + 1);
  });

  test('several times at once under different keys sends one code', async () => {
    const mobile = aMobile();
    const answers = [1, 2, 3].map((key) =>
      api.request.post(CODES).set('Idempotency-Key', `key ${key}`).send({ mobile }),
    );
    const statuses = (await Promise.all(answers)).map(({ status }) => status);
    expect(statuses.sort()).toEqual([202, 429, 429]);
  });

  test('can be repeated at once when the sending failed', async () => {
    const mobile = aMobile();
    const failing = api.instance({}, { sendSignInCode: () => Promise.reject(new Error('no engine')) });
    await failing.post(CODES).set('Idempotency-Key', 'failed').send({ mobile }).expect(500);
    const { body } = await api.request.post(CODES).set('Idempotency-Key', 'failed').send({ mobile }).expect(202);
    expect(api.codes.at(-1)?.challengeId).toBe(body.challengeId);
  });

  test('may be done again at once while no panel takes the message, and each code is good', async () => {
    const mobile = aMobile();
    const codes: { challengeId: string; code: string }[] = [];
    const failing = api.instance({}, { sendSignInCode: async (sent) => ({ failed: codes.push(sent) > 0 }) });
    for (let times = 0; times < 2; times += 1) {
      const { body } = await failing.post(CODES).send({ mobile }).expect(202);
      expect(Date.parse(String(body.resendAt))).toBeLessThanOrEqual(Date.now());
    }
    const [{ challengeId, code }] = codes as [(typeof codes)[0]];
    await signIn({ challengeId, code }).expect(201);
  });

  test('is limited for one number, whoever asks', async () => {
    const limits = { ...testConfig(api.server).limits, codesPerMobileAnHour: 2 };
    const limited = api.instance({ limits });
    const mobile = aMobile();
    for (const status of [202, 202, 429]) {
      await clearResend();
      await limited.post(CODES).send({ mobile }).expect(status);
    }
  });

  test('is limited for one address, whatever the number', async () => {
    await api.superuser.query(`delete from limits.rate_limits where key like 'codes-address%'`);
    const limits = { ...testConfig(api.server).limits, codesPerAddressAnHour: 3 };
    const limited = api.instance({ limits });
    for (const status of [202, 202, 202, 429]) await limited.post(CODES).send({ mobile: aMobile() }).expect(status);
    await api.superuser.query(`delete from limits.rate_limits where key like 'codes-address%'`);
  });

  test('with a false number says so in both languages', async () => {
    const ask = (language: string) =>
      api.request.post(CODES).set('Accept-Language', language).send({ mobile: '021123', x: 1 }).expect(422);
    const [fa, en] = [await ask('fa'), await ask('en')];
    expect(fa.headers['content-type']).toContain('application/problem+json');
    expect(fa.body.errors).toHaveLength(2);
    expect(fa.body.errors[1]).toMatchObject({ pointer: '/mobile', message: expect.stringContaining('شمارهٔ همراه') });
    expect(en.body.errors[1].message).toContain('mobile number');
  });
});

describe('signing in', () => {
  test('gives a program a token, and its session is kept as a hash only', async () => {
    const { body, headers } = await signIn(await askForCode(api)).expect(201);
    expect(Buffer.from(String(body.token), 'base64url').length).toBeGreaterThanOrEqual(16);
    expect(headers['set-cookie']).toBeUndefined();
    const { rows } = await api.superuser.query('select token_hash from sessions');
    expect(each(rows, 'token_hash').map(String)).not.toContain(body.token);
    await api.request.get('/api/v1/me').set('Authorization', `Bearer ${body.token}`).expect(200);
  });

  test('gives a browser a cookie that scripts cannot read, and no token', async () => {
    const { body, headers } = await signIn(await askForCode(api))
      .set(browser)
      .expect(201);
    expect(body.token).toBeUndefined();
    const [cookie] = headers['set-cookie'] as unknown as string[];
    expect(cookie).toMatch(/^pishkhan_session=[\w-]{43}; .*HttpOnly/);
    expect(cookie).toContain('SameSite=Lax');
    expect(cookie).toContain('Path=/api/v1');
    await api.request
      .get('/api/v1/me')
      .set('Cookie', cookie?.split(';')[0] ?? '')
      .expect(200);
  });

  test('takes a code in Persian digits', async () => {
    const { challengeId, code } = await askForCode(api);
    const persian = code.replace(/\d/g, (digit) => String.fromCharCode(0x06f0 + Number(digit)));
    await signIn({ challengeId, code: persian }).expect(201);
  });

  test('takes the whole message that was pasted', async () => {
    const { challengeId, code } = await askForCode(api);
    const pasted = `کد ورود پیشخوان: ${code}به کسی ندهید.@pishkhan.example.ir #${code}`;
    await signIn({ challengeId, code: pasted }).expect(201);
  });

  test('takes an earlier code that is still good, and then neither it nor the later one again', async () => {
    const mobile = aMobile();
    const first = await askForCode(api, mobile);
    await clearResend();
    const second = await askForCode(api, mobile);
    await signIn({ challengeId: second.challengeId, code: first.code }).expect(201);
    for (const used of [first, second]) await signIn(used).expect(401);
  });

  test('counts tries over all codes of a number', async () => {
    const mobile = aMobile();
    const first = await askForCode(api, mobile);
    await clearResend();
    const second = await askForCode(api, mobile);
    const wrong = ['000000', '000001', '000002'].find((code) => ![first.code, second.code].includes(code));
    for (const { challengeId } of [first, second, first, second, first])
      await signIn({ challengeId, code: wrong }).expect(401);
    for (const spent of [first, second]) await signIn(spent).expect(401);
    await clearResend();
    await signIn(await askForCode(api, mobile)).expect(201);
  });

  test('as the same number again is the same applicant', async () => {
    const mobile = aMobile();
    const ids: string[] = [];
    for (let time = 0; time < 2; time += 1) {
      await clearResend();
      const { body } = await signIn(await askForCode(api, mobile)).expect(201);
      const me = await api.request.get('/api/v1/me').set('Authorization', `Bearer ${body.token}`).expect(200);
      ids.push(String(me.body.id));
    }
    expect(ids[0]).toBe(ids[1]);
  });

  test('has one and the same refusal for a wrong, an expired, a used and an unknown code', async () => {
    const wrong = await askForCode(api);
    const used = await askForCode(api);
    await signIn(used).expect(201);
    api.shiftClock(-301_000);
    const expired = await askForCode(api);
    api.shiftClock(0);
    const refusals = await Promise.all(
      [
        { ...wrong, code: otherCode(wrong.code) },
        used,
        expired,
        { challengeId: '0a000000-0000-4000-8000-000000000001', code: '123456' },
      ].map((attempt) => signIn(attempt).expect(401)),
    );
    expect(new Set(refusals.map(({ body }) => saying(body))).size).toBe(1);
  });

  test('takes five tries and not one more, even when they come at once', async () => {
    const { challengeId, code } = await askForCode(api);
    const wrong = { challengeId, code: otherCode(code) };
    const statuses = await Promise.all(Array.from({ length: 8 }, () => signIn(wrong).then(({ status }) => status)));
    expect(statuses).toEqual(Array(8).fill(401));
    const { rows } = await api.superuser.query('select tries from sign_in_challenges where id = $1', [challengeId]);
    expect(rows[0].tries).toBe(5);
    await signIn({ challengeId, code }).expect(401);
  });

  test('still succeeds with the fifth try', async () => {
    const { challengeId, code } = await askForCode(api);
    for (let tries = 0; tries < 4; tries += 1) await signIn({ challengeId, code: otherCode(code) }).expect(401);
    await signIn({ challengeId, code }).expect(201);
  });

  test('twice at once with one code opens one session', async () => {
    const attempt = await askForCode(api);
    const statuses = await Promise.all([1, 2, 3, 4].map(() => signIn(attempt).then(({ status }) => status)));
    expect(statuses.sort()).toEqual([201, 401, 401, 401]);
  });

  test('is limited for one address', async () => {
    await api.superuser.query(`delete from limits.rate_limits where key like 'sign-ins%'`);
    const limited = api.instance({ limits: { ...testConfig(api.server).limits, signInsPerAddressAnHour: 1 } });
    const attempt = { challengeId: '0a000000-0000-4000-8000-000000000001', code: '123456' };
    await limited.post(SESSIONS).send(attempt).expect(401);
    await limited.post(SESSIONS).send(attempt).expect(429);
    await api.superuser.query(`delete from limits.rate_limits where key like 'sign-ins%'`);
  });
});

describe('a session', () => {
  const aCookie = async () => {
    const { headers } = await signIn(await askForCode(api))
      .set(browser)
      .expect(201);
    return (headers['set-cookie'] as unknown as string[])[0]?.split(';')[0] ?? '';
  };
  const change = { firstName: 'سارا' };

  test('is needed', async () => {
    const { body, headers } = await api.request.get('/api/v1/me').expect(401);
    expect(body.code).toBe('unauthenticated');
    expect(headers['www-authenticate']).toBe('Bearer');
    await api.request.get('/api/v1/me').set('Authorization', 'Bearer nonsense').expect(401);
  });

  test('ends when its owner signs out, and only that one', async () => {
    const mobile = aMobile();
    const tokens: string[] = [];
    for (let time = 0; time < 2; time += 1) {
      await clearResend();
      const { body } = await signIn(await askForCode(api, mobile)).expect(201);
      tokens.push(String(body.token));
    }
    const as = (token?: string) => ({ Authorization: `Bearer ${token}` });
    const { headers } = await api.request.delete(`${SESSIONS}/current`).set(as(tokens[0])).expect(204);
    expect(String(headers['set-cookie'])).toContain('pishkhan_session=;');
    await api.request.get('/api/v1/me').set(as(tokens[0])).expect(401);
    await api.request.get('/api/v1/me').set(as(tokens[1])).expect(200);
  });

  test('ends after its hours', async () => {
    api.shiftClock(-13 * 3_600_000);
    const short = api.instance({});
    api.shiftClock(0);
    const attempt = await askForCode(api);
    api.shiftClock(-13 * 3_600_000);
    const { body } = await short.post(SESSIONS).send(attempt).expect(201);
    api.shiftClock(0);
    await api.request.get('/api/v1/me').set('Authorization', `Bearer ${body.token}`).expect(401);
  });

  test('of a cookie changes nothing for a page of another site', async () => {
    const Cookie = await aCookie();
    const patch = (headers: Record<string, string>) =>
      api.request
        .patch('/api/v1/me')
        .set({ Cookie, Host: 'pishkhan.test', ...headers })
        .send(change);
    for (const headers of [
      {},
      { Origin: 'https://evil.test' },
      { Origin: 'null' },
      { 'Sec-Fetch-Site': 'cross-site' },
      { 'Sec-Fetch-Site': 'same-site', Origin: 'http://pishkhan.test' },
      { 'Sec-Fetch-Site': 'same-origin', Origin: 'http://pishkhan.test.evil.test' },
    ]) {
      const { body } = await patch(headers as Record<string, string>).expect(403);
      expect(body.code).toBe('insecure-origin');
    }
    await patch({ Origin: 'http://pishkhan.test' }).expect(200);
    await patch({ 'Sec-Fetch-Site': 'same-origin' }).expect(200);
  });

  test('of a token needs no origin', async () => {
    const { body } = await signIn(await askForCode(api)).expect(201);
    await api.request.patch('/api/v1/me').set('Authorization', `Bearer ${body.token}`).send(change).expect(200);
  });

  test('is not opened for a page of another site', async () => {
    const attempt = await askForCode(api);
    await signIn(attempt).set('Sec-Fetch-Site', 'cross-site').expect(403);
    await signIn(attempt).expect(201);
  });

  test('of an applicant opens nothing at the desk', async () => {
    const { body } = await signIn(await askForCode(api)).expect(201);
    await api.request.get('/api/desk/v1/me').set('Authorization', `Bearer ${body.token}`).expect(401);
  });

  test('goes over https alone in production', async () => {
    const attempt = await askForCode(api);
    const production = api.instance({ production: true });
    const { headers } = await production.post(SESSIONS).set(browser).send(attempt).expect(201);
    expect(String(headers['set-cookie'])).toContain('Secure');
  });
});

test('what people typed stands in no log', async () => {
  const mobile = aMobile();
  const { code } = await askForCode(api, mobile);
  await api.request.post('/api/v1/sessions?mobile=09120000000').send({ challengeId: 'x', code, mobile }).expect(422);
  await signIn({ challengeId: 'x', code }).set('Cookie', 'pishkhan_session=secret').expect(422);
  const answered = api.logged.map((line) => JSON.parse(line) as object);
  expect(answered).toContainEqual(
    expect.objectContaining({ msg: 'answered', status: 202, method: 'POST', route: CODES, ids: [] }),
  );
  const log = api.logged.join('\n');
  for (const secret of [
    mobile.slice(1),
    code,
    '09120000000',
    'authorization',
    'cookie',
    'pishkhan_session',
    '127.0.0.1',
  ]) {
    expect(log.toLowerCase()).not.toContain(secret);
  }
});
