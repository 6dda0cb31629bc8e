import { describe, expect, test } from '@jest/globals';
import { generateSync } from 'otplib';
import { newTotpSecret } from '../../db/credentials.ts';
import { DEMO_PASSWORD } from '../../db/demo/organisation.ts';
import { setTotpSecret } from '../../db/repositories/staff.ts';
import { ministry } from '../../db/demo/ministry.ts';
import { testVault } from '../../db/testing/vault.ts';
import { saying } from '../testing/answers.ts';
import { useApi } from '../testing/app.ts';
import { testConfig } from '../testing/config.ts';
import { aStaffMember, anApplicant } from '../testing/sign-in.ts';

const api = useApi();
const SESSIONS = '/api/desk/v1/sessions';
const ME = '/api/desk/v1/me';
const signIn = (attempt: object) => api.request.post(SESSIONS).send(attempt);
const forgetLimits = () => api.superuser.query(`delete from limits.rate_limits where key like 'desk-%'`);

describe('signing in as staff', () => {
  test('answers with who one is, and a token for a program', async () => {
    const { body } = await signIn({ username: 'controller', password: DEMO_PASSWORD }).expect(201);
    expect(body).toMatchObject({ staff: { username: 'controller', roles: ['controller'] }, token: expect.any(String) });
    expect(JSON.stringify(body)).not.toMatch(/argon2|password/i);
    await api.request.get(ME).set('Authorization', `Bearer ${body.token}`).expect(200);
  });

  test('gives a browser a cookie for the desk alone', async () => {
    const attempt = { username: 'Controller', password: DEMO_PASSWORD };
    const { body, headers } = await signIn(attempt).set('Sec-Fetch-Site', 'same-origin').expect(201);
    expect(body.token).toBeUndefined();
    expect(String(headers['set-cookie'])).toMatch(/^pishkhan_desk=.*Path=\/api\/desk\/v1.*HttpOnly/);
  });

  test('has one and the same refusal for a wrong password, an unknown name and a switched-off account', async () => {
    await api.superuser.query(`update staff set active = false where username = 'secretary'`);
    const attempts = [
      { username: 'controller', password: 'wrong' },
      { username: 'nobody', password: DEMO_PASSWORD },
      { username: 'secretary', password: DEMO_PASSWORD },
      { username: "' or 1=1 --", password: DEMO_PASSWORD },
    ];
    const refusals = await Promise.all(attempts.map((attempt) => signIn(attempt).expect(401)));
    await api.superuser.query(`update staff set active = true where username = 'secretary'`);
    expect(new Set(refusals.map(({ body }) => saying(body))).size).toBe(1);
  });

  test('takes as long for an unknown name as for a known one', async () => {
    const time = async (username: string) => {
      const started = performance.now();
      await signIn({ username, password: 'wrong' }).expect(401);
      return performance.now() - started;
    };
    await time('nobody');
    const times = { known: [] as number[], unknown: [] as number[] };
    for (let round = 0; round < 5; round += 1) {
      times.known.push(await time('controller'));
      times.unknown.push(await time('nobody-else'));
    }
    const median = (values: number[]) => values.sort((a, b) => a - b)[2] as number;
    expect(median(times.unknown)).toBeGreaterThan(median(times.known) / 3);
    await forgetLimits();
  });

  test('locks an account for the address that guesses, even with the right password, and for no other account', async () => {
    const guesses = Array.from({ length: 10 }, () => signIn({ username: 'admin', password: 'guess' }));
    expect((await Promise.all(guesses)).map(({ status }) => status)).toEqual(Array(10).fill(401));
    const { headers } = await signIn({ username: 'admin', password: DEMO_PASSWORD }).expect(429);
    expect(Number(headers['retry-after'])).toBeGreaterThan(60);
    await signIn({ username: 'controller', password: DEMO_PASSWORD }).expect(201);
    await forgetLimits();
    await signIn({ username: 'admin', password: DEMO_PASSWORD }).expect(201);
  });

  test('forgets wrong attempts after a right one', async () => {
    for (let round = 0; round < 3; round += 1) {
      for (let guess = 0; guess < 4; guess += 1) await signIn({ username: 'admin', password: 'guess' }).expect(401);
      await signIn({ username: 'admin', password: DEMO_PASSWORD }).expect(201);
    }
  });

  test('is limited for one address, whoever it tries to be', async () => {
    await forgetLimits();
    const limited = api.instance({ limits: { ...testConfig(api.server).limits, signInsPerAddressAnHour: 2 } });
    for (const [username, status] of [
      ['a', 401],
      ['b', 401],
      ['c', 429],
    ] as const) {
      await limited.post(SESSIONS).send({ username, password: 'x' }).expect(status);
    }
    await forgetLimits();
  });
});

describe('the second factor', () => {
  const [secretary] = ministry.staff;
  const setSecret = (secret: string | null) =>
    api.database.configure({ kind: 'organisation', organisationId: ministry.organisation.id }, (transaction) =>
      setTotpSecret(transaction, { id: secretary?.id ?? '', secret, sealer: testVault }),
    );
  const attempt = { username: 'secretary', password: DEMO_PASSWORD };

  test('is required outside the demo: an account without one cannot sign in', async () => {
    await api.instance({ demo: false }).post(SESSIONS).send(attempt).expect(401);
    await signIn(attempt).expect(201);
  });

  test('is asked of an account that has one, takes Persian digits, and each code once', async () => {
    const secret = newTotpSecret();
    await setSecret(secret);
    const strict = api.instance({ demo: false });
    const code = generateSync({ secret });
    const persian = code.replace(/\d/g, (digit) => String.fromCharCode(0x06f0 + Number(digit)));
    const { body } = await strict.post(SESSIONS).send(attempt).expect(401);
    expect(body.code).toBe('second-factor-needed');
    await strict
      .post(SESSIONS)
      .send({ ...attempt, totp: String((Number(code) + 1) % 1_000_000).padStart(6, '0') })
      .expect(401);
    await strict
      .post(SESSIONS)
      .send({ ...attempt, totp: persian })
      .expect(201);
    await strict
      .post(SESSIONS)
      .send({ ...attempt, totp: code })
      .expect(401);
    await setSecret(null);
  });

  test('is not spoken of to who does not know the password, nor of an account without one', async () => {
    await setSecret(newTotpSecret());
    for (const totp of [undefined, '123456']) {
      const { body } = await signIn({ ...attempt, password: 'wrong', totp }).expect(401);
      expect(body.code).toBe('unauthenticated');
    }
    const wrong = await signIn({ ...attempt, totp: '123456' }).expect(401);
    expect(wrong.body.code).toBe('unauthenticated');
    await setSecret(null);
    await signIn(attempt).expect(201);
  });

  test('left out again and again counts as wrong attempts', async () => {
    await forgetLimits();
    await setSecret(newTotpSecret());
    for (let count = 0; count < 10; count += 1) await signIn(attempt).expect(401);
    await signIn(attempt).expect(429);
    await setSecret(null);
    await forgetLimits();
  });

  test('of an hour ago is no good', async () => {
    const secret = newTotpSecret();
    await setSecret(secret);
    const old = generateSync({ secret, epoch: Math.floor(Date.now() / 1000) - 3600 });
    await signIn({ ...attempt, totp: old }).expect(401);
    await setSecret(null);
  });
});

describe('a session of staff', () => {
  test('says who I am, where I work and what I may do', async () => {
    const { body } = await api.request
      .get(ME)
      .set(await aStaffMember(api, 'controller'))
      .set('Accept-Language', 'en')
      .expect(200);
    expect(body).toMatchObject({
      username: 'controller',
      organisation: { slug: 'ministry', name: ministry.organisation.nameEn },
      permissions: expect.arrayContaining(['submissions.list']),
    });
    expect(body.stations).toHaveLength(3);
    expect(body.permissions).not.toContain('staff.edit');
  });

  test('is told of, and that there is none, without an error', async () => {
    const current = () => api.request.get(`${SESSIONS}/current`);
    const me = await aStaffMember(api, 'controller');
    const known = await current().set(me).expect(200);
    expect(known.body.me).toEqual((await api.request.get(ME).set(me)).body);
    expect((await current().expect(200)).body).toEqual({ me: null });
    expect((await current().set('Cookie', 'pishkhan_desk=nothing').expect(200)).body).toEqual({ me: null });
    const applicant = await anApplicant(api);
    expect((await current().set(applicant).expect(200)).body).toEqual({ me: null });
    const own = await api.request.get('/api/v1/sessions/current').set(applicant).expect(200);
    expect(own.body.me).toMatchObject({ complete: false });
    expect((await api.request.get('/api/v1/sessions/current').set(me).expect(200)).body).toEqual({ me: null });
  });

  test('ends with signing out', async () => {
    const me = await aStaffMember(api, 'controller');
    await api.request.delete(`${SESSIONS}/current`).set(me).expect(204);
    await api.request.get(ME).set(me).expect(401);
  });

  test('opens nothing in the citizens’ part, nor an applicant’s here', async () => {
    const staff = await aStaffMember(api, 'controller');
    await api.request.get('/api/v1/me').set(staff).expect(401);
    await api.request
      .get(ME)
      .set(await anApplicant(api))
      .expect(401);
  });
});
