import { randomUUID } from 'node:crypto';
import { beforeAll, describe, expect, test } from '@jest/globals';
import { DEMO_PASSWORD } from '../../db/demo/organisation.ts';
import { ministry } from '../../db/demo/ministry.ts';
import { university } from '../../db/demo/university.ts';
import { each, faultsOf } from '../testing/answers.ts';
import { useApi } from '../testing/app.ts';
import { atOnce } from '../testing/at-once.ts';
import { aStaffMember } from '../testing/sign-in.ts';

const api = useApi();
const BASE = '/api/desk/v1';
type Authorization = { authorization: string };
let admin: Authorization;
let controller: Authorization;

beforeAll(async () => {
  admin = await aStaffMember(api, 'admin');
  controller = await aStaffMember(api, 'controller');
});

const get = (path: string, as = admin) => api.request.get(`${BASE}${path}`).set(as);
const post = (path: string, body: object, as = admin) => api.request.post(`${BASE}${path}`).set(as).send(body);
const patch = (path: string, body: object, as = admin) => api.request.patch(`${BASE}${path}`).set(as).send(body);
const audit = async (action: string) => {
  const { rows } = await api.superuser.query('select * from audit_log where action = $1 order by number', [action]);
  return rows as Record<string, unknown>[];
};
const AUDIT_HEADS = 'select from audit_heads for update';
const statusesOf = (answers: readonly { status: number }[]) => answers.map(({ status }) => status).sort();
const aUnit = () => ({ code: `u-${randomUUID().slice(0, 8)}`, name: 'واحد تازه', nameEn: 'New unit', kind: 'unit' });
const aStaff = () => ({
  username: `s-${randomUUID().slice(0, 8)}`,
  name: 'کارمند تازه',
  roles: ['controller'],
  password: 'a long enough secret',
});

test('only an admin changes anything', async () => {
  const id = ministry.units[1]?.id;
  await post('/units', aUnit(), controller).expect(403);
  await patch(`/units/${id}`, { name: 'نام دیگر' }, controller).expect(403);
  await post('/staff', aStaff(), controller).expect(403);
  await patch(`/staff/${ministry.staff[0]?.id}`, { name: 'نام دیگر' }, controller).expect(403);
  await post('/routing-policies', ministry.policy, controller).expect(403);
  await get('/routing-policies', controller).expect(403);
  const { body } = await patch('/organisation', { questionDays: 3 }, controller).expect(403);
  expect(body.code).toBe('forbidden');
  await post('/units', aUnit(), { authorization: '' }).expect(401);
});

describe('units', () => {
  test('are listed for all staff, of their own organisation alone', async () => {
    const { body } = await get('/units', controller).expect(200);
    const ids = each(body.items, 'id');
    expect(ids).toEqual(expect.arrayContaining(ministry.units.map(({ id }) => id)));
    for (const { id } of university.units) expect(ids).not.toContain(id);
  });

  test('come in pages', async () => {
    const first = await get('/units?limit=3').expect(200);
    const second = await get(`/units?limit=3&cursor=${first.body.next}`).expect(200);
    expect(first.body.items).toHaveLength(3);
    expect(second.body.items[0].id).not.toBe(first.body.items[0].id);
    expect((await get('/units?cursor=x').expect(422)).body.errors[0].code).toBe('not-cursor');
  });

  test('are added once, however often the request is repeated, even at once', async () => {
    const unit = aUnit();
    const add = () => post('/units', unit).set('Idempotency-Key', unit.code);
    const answers = await Promise.all([add(), add(), add()]);
    for (const { status } of answers) expect(status).toBe(201);
    expect(new Set(answers.map(({ body }) => String(body.id))).size).toBe(1);
    expect(answers[0]?.body).toMatchObject({ ...unit, active: true });
    expect(answers[0]?.headers.location).toBe(`${BASE}/units/${answers[0]?.body.id}`);
    expect((await audit('unit.created')).filter(({ subject_id }) => subject_id === answers[0]?.body.id)).toHaveLength(
      1,
    );
    await get(`/units/${answers[0]?.body.id}`, controller).expect(200);
  });

  test('under a key of another request are refused', async () => {
    const key = randomUUID();
    await post('/units', aUnit()).set('Idempotency-Key', key).expect(201);
    const { body } = await post('/units', aUnit()).set('Idempotency-Key', key).expect(422);
    expect(body.code).toBe('idempotency-key-reused');
  });

  test('have codes of their own in an organisation', async () => {
    const unit = aUnit();
    await post('/units', unit).expect(201);
    expect(faultsOf((await post('/units', unit).expect(422)).body)).toEqual(['/code taken']);
  });

  test('are told every fault, in both languages', async () => {
    const wrong = { code: 'دو کلمه', name: 'x', kind: 'office', active: 'yes', organisationId: 'x' };
    const [fa, en] = [
      await post('/units', wrong).expect(422),
      await post('/units', wrong).set('Accept-Language', 'en').expect(422),
    ];
    expect(faultsOf(fa.body)).toEqual([
      '/active wrong-type',
      '/code wrong-form',
      '/kind not-one-of',
      '/name too-short',
      '/organisationId unknown-field',
    ]);
    expect(fa.body.errors[0].message).not.toBe(en.body.errors[0].message);
  });

  test('change, and the audit log says who did it', async () => {
    const { body: unit } = await post('/units', aUnit()).expect(201);
    const { body } = await patch(`/units/${unit.id}`, { ...(unit as object), name: 'نام دیگر', nameEn: null }).expect(
      200,
    );
    expect(body).toEqual({ ...unit, name: 'نام دیگر', nameEn: null });
    expect((await audit('unit.changed')).at(-1)).toMatchObject({
      subject_id: unit.id,
      actor_id: ministry.staff.find(({ username }) => username === 'admin')?.id,
    });
  });

  test('of another organisation are not there', async () => {
    const foreign = university.units[0]?.id;
    await get(`/units/${foreign}`).expect(404);
    const { body } = await patch(`/units/${foreign}`, { name: 'نام دیگر' }).expect(404);
    expect(body).toMatchObject({ code: 'not-found' });
    const { rows } = await api.superuser.query('select name from units where id = $1', [foreign]);
    expect(rows[0].name).toBe(university.units[0]?.name);
  });

  test('that routing needs stay switched on and of their kind', async () => {
    const secretariat = ministry.policy.secretariatUnitId;
    expect(faultsOf((await patch(`/units/${secretariat}`, { active: false }).expect(422)).body)).toEqual([
      '/active in-use',
    ]);
    expect(faultsOf((await patch(`/units/${secretariat}`, { kind: 'unit' }).expect(422)).body)).toEqual([
      '/kind in-use',
    ]);
    expect((await get(`/units/${secretariat}`).expect(200)).body).toMatchObject({ active: true, kind: 'secretariat' });
  });
});

describe('staff', () => {
  const signIn = (username: string, password: string) =>
    api.request.post(`${BASE}/sessions`).send({ username, password });

  test('are added once and can sign in', async () => {
    const member = { ...aStaff(), stationIds: [ministry.units[1]?.id] };
    const add = () => post('/staff', member).set('Idempotency-Key', member.username).expect(201);
    const [first, again] = [await add(), await add()];
    expect(again.body).toEqual(first.body);
    expect(first.body).toMatchObject({ stationIds: member.stationIds, active: true, roles: ['controller'] });
    expect(JSON.stringify(first.body)).not.toContain('password');
    await signIn(member.username, member.password).expect(201);
  });

  test('under the key of one with another password are refused', async () => {
    const member = aStaff();
    const add = (password: string) => post('/staff', { ...member, password }).set('Idempotency-Key', member.username);
    await add(member.password).expect(201);
    expect((await add('another long secret').expect(422)).body.code).toBe('idempotency-key-reused');
    await signIn(member.username, member.password).expect(201);
  });

  test('outside the demo get their second factor when they are added, shown once', async () => {
    const strict = api.instance({ demo: false });
    const member = aStaff();
    const add = () =>
      strict.post(`${BASE}/staff`).set(admin).set('Idempotency-Key', member.username).send(member).expect(201);
    expect((await add()).body.totpUri).toMatch(/^otpauth:\/\/totp\/Pishkhan/);
    expect((await add()).body.totpUri).toBeUndefined();
  });

  test('have names that nobody else has, in whatever organisation', async () => {
    const { body } = await post('/staff', { ...aStaff(), username: 'unit-controller' }).expect(422);
    expect(faultsOf(body)).toEqual(['/username taken']);
  });

  test('are told every fault of form at once', async () => {
    const { body } = await post('/staff', { username: 'دو', name: '', roles: ['boss'], password: 'short' }).expect(422);
    expect(faultsOf(body)).toEqual([
      '/name too-short',
      '/password too-short',
      '/roles/0 not-one-of',
      '/username not-username',
      '/username too-short',
    ]);
  });

  test('get no station in another organisation, and no password with their name in it', async () => {
    const username = `s-${randomUUID().slice(0, 8)}`;
    const wrong = { ...aStaff(), username, password: `my-${username}-1`, stationIds: [university.units[0]?.id] };
    expect(faultsOf((await post('/staff', wrong).expect(422)).body)).toEqual([
      '/password weak-password',
      '/stationIds/0 unit-unknown',
    ]);
  });

  test.each([' '.repeat(12), 'aaaaaaaaaaaa', 'abcdabcdabcd', ` ${'ab'.repeat(6)} `])(
    'get no password that is a few keys held down: %j',
    async (password) => {
      expect(faultsOf((await post('/staff', { ...aStaff(), password }).expect(422)).body)).toEqual([
        '/password weak-password',
      ]);
    },
  );

  test('who are switched off are out at once', async () => {
    const member = aStaff();
    const { body } = await post('/staff', member).expect(201);
    const { body: session } = await signIn(member.username, member.password).expect(201);
    const theirs = { authorization: `Bearer ${session.token}` };
    await get('/me', theirs).expect(200);
    await patch(`/staff/${body.id}`, { active: false }).expect(200);
    await get('/me', theirs).expect(401);
    await signIn(member.username, member.password).expect(401);
    await patch(`/staff/${body.id}`, { active: true }).expect(200);
    await get('/me', theirs).expect(401);
  });

  test('with a new role have it at once; with a new password sign in anew', async () => {
    const member = aStaff();
    const { body } = await post('/staff', member).expect(201);
    const { body: session } = await signIn(member.username, member.password).expect(201);
    const theirs = { authorization: `Bearer ${session.token}` };
    await get('/routing-policies', theirs).expect(403);
    await patch(`/staff/${body.id}`, { roles: ['admin'] }).expect(200);
    await get('/routing-policies', theirs).expect(200);
    await patch(`/staff/${body.id}`, { password: 'another long secret' }).expect(200);
    await get('/me', theirs).expect(401);
    await signIn(member.username, 'another long secret').expect(201);
  });

  test('cannot lock themselves out', async () => {
    const me = ministry.staff.find(({ username }) => username === 'admin')?.id;
    const { body } = await patch(`/staff/${me}`, { active: false, roles: ['controller'] }).expect(422);
    expect(faultsOf(body)).toEqual(['/active own-account', '/roles own-account']);
  });

  test('who switch each other off at the same moment leave one admin', async () => {
    const anAdmin = async () => {
      const member = { ...aStaff(), roles: ['admin'] };
      const { body } = await post('/staff', member).expect(201);
      const { body: session } = await signIn(member.username, member.password).expect(201);
      return { id: String(body.id), as: { authorization: `Bearer ${session.token}` } };
    };
    const [one, other] = [await anAdmin(), await anAdmin()];
    const { rows: before } = await api.superuser.query(
      `update staff set active = false where active and 'admin' = any(roles) and id <> all ($1) returning id`,
      [[one.id, other.id]],
    );
    const requests = [
      patch(`/staff/${one.id}`, { active: false }, other.as),
      patch(`/staff/${other.id}`, { roles: ['controller'] }, one.as),
    ];
    const [first, second] = await atOnce(api, { lock: AUDIT_HEADS, requests });
    await api.superuser.query('update staff set active = true where id = any ($1)', [each(before, 'id')]);
    expect(first?.status).toBe(200);
    expect(second?.status).toBe(422);
    expect(faultsOf(second?.body)).toEqual(['/roles last-admin']);
  });

  test('of another organisation are not there', async () => {
    const foreign = university.staff[0]?.id;
    await get(`/staff/${foreign}`).expect(404);
    await patch(`/staff/${foreign}`, { password: 'another long secret' }).expect(404);
    await signIn('unit-controller', DEMO_PASSWORD).expect(201);
  });

  test('become operators through operators alone, who are safe from other admins', async () => {
    const member = { ...aStaff(), roles: ['admin'] };
    const { body: colleague } = await post('/staff', member).expect(201);
    const { body: session } = await signIn(member.username, member.password).expect(201);
    const theirs = { authorization: `Bearer ${session.token}` };
    const operator = ministry.staff.find(({ roles }) => roles.includes('operator'))?.id;
    await post('/staff', { ...aStaff(), roles: ['operator'] }, theirs).expect(403);
    await patch(`/staff/${colleague.id}`, { roles: ['admin', 'operator'] }, theirs).expect(403);
    await patch(`/staff/${operator}`, { password: 'another long secret' }, theirs).expect(403);
    await patch(`/staff/${operator}`, { newTotp: true }, theirs).expect(403);
    await signIn('admin', DEMO_PASSWORD).expect(201);
    await patch(`/staff/${colleague.id}`, { roles: ['admin', 'operator'] }).expect(200);
    await post('/staff', { ...aStaff(), roles: ['operator'] }, theirs).expect(201);
  });

  test('leave nothing personal in the audit log', async () => {
    const member = aStaff();
    const { body } = await post('/staff', member).expect(201);
    await patch(`/staff/${body.id}`, { name: 'نامی که در گزارش نیست' }).expect(200);
    const entries = [...(await audit('staff.created')), ...(await audit('staff.changed'))];
    expect(JSON.stringify(entries)).not.toMatch(/نامی|secret/);
    const { rows } = await api.superuser.query(
      `select set_config('app.scope_kind', 'organisation', false), set_config('app.organisation_id', $1, false)`,
      [ministry.organisation.id],
    );
    expect(rows).toHaveLength(1);
    const broken = await api.superuser.query('select verify_audit($1) as broken', [ministry.organisation.id]);
    expect(broken.rows[0].broken).toBeNull();
  });
});

describe('the routing policy', () => {
  const PATH = '/routing-policies';
  const versions = async () => {
    const { body } = await get(`${PATH}?limit=100`).expect(200);
    return body.items as { version: number; createdBy: object | null }[];
  };
  const inForce = async () => (await versions())[0];
  const [secretariat, planning, licences] = ministry.units.map(({ id }) => id);

  test('gets a new version with each change, newest first, with its author', async () => {
    const before = (await versions())[0]?.version ?? 0;
    const { body } = await post(PATH, { ...ministry.policy, acceptancesNeeded: 2 }).expect(201);
    expect(body).toMatchObject({ version: before + 1, id: String(before + 1) });
    expect(body.createdBy).toEqual({ name: 'مریم کریمی' });
    expect(await inForce()).toEqual(body);
    expect((await versions()).at(-1)).toMatchObject({ version: 1, createdBy: null });
  });

  test('repeated makes no new version, in capitals neither', async () => {
    const policy = { ...ministry.policy, secretariatDecides: false };
    const first = await post(PATH, policy).expect(201);
    const capitals = { ...policy, secretariatUnitId: policy.secretariatUnitId.toUpperCase() };
    for (const again of [policy, capitals]) expect((await post(PATH, again).expect(201)).body).toEqual(first.body);
  });

  test('that needs no secretariat is given as it is taken', async () => {
    const { body } = await post(PATH, { mode: 'unit', fallbackUnitId: planning }).expect(201);
    expect(body.policy.secretariatUnitId).toBeNull();
    expect((await post(PATH, body.policy).expect(201)).body).toEqual(body);
    await post(PATH, ministry.policy).expect(201);
  });

  test('sent again under its key stays the version that it was, when another is in force by now too', async () => {
    const put = (key: string, change: object) =>
      post(PATH, { ...ministry.policy, ...change }).set('Idempotency-Key', key);
    const [one, two] = [randomUUID(), randomUUID()];
    const first = await put(one, { acceptancesNeeded: 1 }).expect(201);
    const second = await put(two, { acceptancesNeeded: 2 }).expect(201);
    expect((await put(one, { acceptancesNeeded: 1 }).expect(201)).body).toEqual(first.body);
    expect(await inForce()).toEqual(second.body);
    const { body } = await put(one, { acceptancesNeeded: 2 }).expect(422);
    expect(body.code).toBe('idempotency-key-reused');
  });

  test('takes rules whose open conditions are left out or null', async () => {
    const rules = [{ unitId: planning, serviceId: null, applicantKind: 'legal', to: licences }];
    const { body } = await post(PATH, { ...ministry.policy, mode: 'rules', rules, fallbackUnitId: secretariat }).expect(
      201,
    );
    expect(body.policy.rules).toEqual([{ unitId: planning, applicantKind: 'legal', to: licences }]);
  });

  test('is told all its faults at once, in both languages, and none of them takes effect', async () => {
    const before = await inForce();
    const foreign = university.units[0]?.id;
    const wrong = {
      mode: 'rules',
      secretariatUnitId: planning,
      rules: [{ to: foreign }, { to: planning, serviceId: randomUUID() }],
    };
    const [fa, en] = [
      await post(PATH, wrong).expect(422),
      await post(PATH, wrong).set('Accept-Language', 'en').expect(422),
    ];
    expect(faultsOf(fa.body)).toEqual([
      '/fallbackUnitId fallback-needed',
      '/rules/0/to unit-unknown',
      '/rules/1 rule-unreachable',
      '/rules/1/serviceId service-unknown',
      '/secretariatUnitId not-a-secretariat',
    ]);
    for (const { message } of en.body.errors) expect(message).toMatch(/^[\x20-\x7e]+$/);
    expect(await inForce()).toEqual(before);
  });

  test('of a wrong form is refused before it is judged', async () => {
    const { body } = await post(PATH, { mode: 'lottery', acceptancesNeeded: 3, rules: [{}] }).expect(422);
    expect(faultsOf(body)).toEqual(['/acceptancesNeeded too-big', '/mode not-one-of', '/rules/0/to required']);
  });

  test('changed by two at once gets two versions', async () => {
    const policies = [1, 2].map((count) => ({ ...ministry.policy, mode: 'unit', acceptancesNeeded: count }));
    const answers = await Promise.all(policies.map((policy) => post(PATH, policy).expect(201)));
    expect(new Set(answers.map(({ body }) => Number(body.version))).size).toBe(2);
  });

  test('changes beside units and staff without waiting for them in a circle', async () => {
    await post(PATH, { ...ministry.policy, acceptancesNeeded: 1 }).expect(201);
    const requests = [
      patch(`/units/${planning}`, { nameEn: 'Planning' }),
      patch(`/staff/${ministry.staff[0]?.id}`, { name: 'زهرا محمدی' }),
      post(PATH, { ...ministry.policy, acceptancesNeeded: 2 }),
    ];
    expect(statusesOf(await atOnce(api, { lock: AUDIT_HEADS, requests }))).toEqual([200, 200, 201]);
  });

  test('never needs a unit that is switched off at the same moment', async () => {
    const { body: unit } = await post('/units', aUnit()).expect(201);
    const requests = [
      post(PATH, { ...ministry.policy, mode: 'rules', rules: [], fallbackUnitId: unit.id }),
      patch(`/units/${unit.id}`, { active: false }),
    ];
    const answers = await atOnce(api, { lock: AUDIT_HEADS, requests });
    expect(answers.filter(({ status }) => status === 422)).toHaveLength(1);
    await post(PATH, ministry.policy).expect(201);
  });
});

describe('the organisation', () => {
  test('shows its settings to all staff', async () => {
    const { body } = await get('/organisation', controller).expect(200);
    expect(body).toMatchObject({ slug: 'ministry', weekend: [4, 5], name: ministry.organisation.name });
    expect(body.holidays).toEqual(expect.arrayContaining(['2026-03-21']));
  });

  test('changes what an admin changes, and the audit log says so', async () => {
    const change = {
      weekend: [5],
      holidays: ['2027-03-21'],
      promisedWorkingDays: 10,
      claimMinutes: 45,
      questionDays: 7,
      circulationShown: 'fact',
      repliesAtDesk: true,
    };
    const { body } = await patch('/organisation', change).expect(200);
    expect(body).toMatchObject(change);
    expect((await get('/organisation').expect(200)).body).toEqual(body);
    expect((await audit('organisation.changed')).at(-1)?.data).toEqual(change);
  });

  test('is told every fault at once', async () => {
    const wrong = {
      weekend: [0, 8],
      holidays: ['1405-13-01', '2026-02-30', '0000-01-01'],
      promisedWorkingDays: 0,
      claimMinutes: 1.5,
      name: '',
    };
    expect(faultsOf((await patch('/organisation', wrong).expect(422)).body)).toEqual([
      '/claimMinutes wrong-type',
      '/holidays/0 not-date',
      '/holidays/1 not-date',
      '/holidays/2 wrong-form',
      '/name too-short',
      '/promisedWorkingDays too-small',
      '/weekend/0 too-small',
      '/weekend/1 too-big',
    ]);
  });

  test('of others stays as it was', async () => {
    const { rows } = await api.superuser.query('select weekend from organisations where slug = $1', ['university']);
    expect(rows[0].weekend).toEqual([4, 5]);
  });
});

test('services are named in the asked language', async () => {
  const { body } = await get('/services', controller).set('Accept-Language', 'en').expect(200);
  expect(each(body.items, 'name')).toEqual(expect.arrayContaining(['Building permit']));
});
