import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { beforeAll, describe, expect, it } from '@jest/globals';
import { generateSync } from 'otplib';
import { useApi } from '../../api/testing/app.ts';
import { verifyAudit } from '../testing/audit.ts';
import { testVault } from '../testing/vault.ts';
import type { NewOrganisation } from './options.ts';
import { createOrganisation, type FirstAccess } from './organisation.ts';

const api = useApi();
const SESSIONS = '/api/desk/v1/sessions';
const HEALTH: NewOrganisation = {
  slug: 'health',
  name: 'وزارت بهداشت',
  nameEn: 'Ministry of Health',
  admin: { username: 'm.karimi', name: 'مریم کریمی' },
  operator: false,
};

const make = (change: Partial<NewOrganisation> = {}) =>
  createOrganisation({ ...api.server, sealer: testVault }, { ...HEALTH, ...change });

const counts = async () =>
  (
    await api.superuser.query<Record<string, number>>(
      `select (select count(*)::integer from organisations where active) as organisations,
         (select count(*)::integer from staff) as staff, (select count(*)::integer from units) as units`,
    )
  ).rows[0];

describe('a new organisation', () => {
  let access: FirstAccess;

  beforeAll(async () => {
    access = await make();
  });

  it('takes letters at once', async () => {
    const { body } = await api.request.get(`/api/v1/organisations/${access.organisationId}`).expect(200);
    expect(body).toMatchObject({ slug: 'health', name: HEALTH.name, routingMode: 'secretariat', unitRequired: false });
  });

  it('has an administrator who signs in outside the demo, and is no operator', async () => {
    const desk = api.instance({ demo: false });
    const { username, password, totpUri } = access;
    await desk.post(SESSIONS).send({ username, password }).expect(401);
    const totp = generateSync({ secret: new URL(totpUri).searchParams.get('secret') ?? '' });
    const { body } = await desk.post(SESSIONS).send({ username, password, totp }).expect(201);
    expect(body.staff.roles).toEqual(['admin']);
    const me = await desk.get('/api/desk/v1/me').set({ authorization: `Bearer ${body.token}` });
    expect(me.body.stations).toEqual([{ id: expect.any(String), name: 'دبیرخانه' }]);
  });

  it('is in its own audit log', async () => {
    const { organisationId } = access;
    const { rows } = await api.superuser.query(
      'select action, actor_kind as actor from audit_log where organisation_id = $1 order by number',
      [organisationId],
    );
    expect(rows).toEqual([
      { action: 'organisation.created', actor: 'system' },
      { action: 'staff.created', actor: 'system' },
    ]);
    const check = { kind: 'organisation', organisationId } as const;
    expect(
      await api.database.inTenant(check, (transaction) => verifyAudit(transaction, { organisationId })),
    ).toBeNull();
  });

  it('keeps neither secret in clear text', async () => {
    const { rows } = await api.superuser.query('select s::text as row from staff s where username = $1', ['m.karimi']);
    const secret = new URL(access.totpUri).searchParams.get('secret') ?? '';
    for (const hidden of [access.password, secret, Buffer.from(secret).toString('hex')]) {
      expect(JSON.stringify(rows)).not.toContain(hidden);
    }
  });

  it('is not made over one that is there', async () => {
    const before = await counts();
    await expect(make({ admin: { username: 'other', name: 'نام' } })).rejects.toThrow('organisation health already');
    expect(await counts()).toEqual(before);
  });

  it('that could not be finished takes no letters, and is finished by giving the command again', async () => {
    const before = await counts();
    const roads = { slug: 'roads', name: 'راه' };
    await expect(make(roads)).rejects.toThrow('user name m.karimi is taken');
    expect(await counts()).toEqual(before);
    const { organisationId } = await make({
      ...roads,
      name: 'سازمان راه',
      admin: { username: 'r.ahmadi', name: 'نام' },
    });
    const { body } = await api.request.get(`/api/v1/organisations/${organisationId}`).expect(200);
    expect(body.name).toBe('سازمان راه');
  });

  it('that was switched off later is left alone', async () => {
    await make({ slug: 'closed', admin: { username: 'closed', name: 'نام' } });
    await api.superuser.query(`update organisations set active = false where slug = 'closed'`);
    await expect(make({ slug: 'closed', name: 'دیگر', admin: { username: 'x.y', name: 'نام' } })).rejects.toThrow(
      'already',
    );
    const { rows } = await api.superuser.query(`select name, active from organisations where slug = 'closed'`);
    expect(rows).toEqual([{ name: HEALTH.name, active: false }]);
  });

  it('can give its administrator the whole installation to look after', async () => {
    const { username } = await make({ slug: 'host', admin: { username: 'host', name: 'نام' }, operator: true });
    const { rows } = await api.superuser.query('select roles from staff where username = $1', [username]);
    expect(rows).toEqual([{ roles: ['admin', 'operator'] }]);
  });
});

describe('the command', () => {
  const args = [
    '--slug',
    'command',
    '--name',
    'فرمان',
    '--name-en',
    'Command',
    '--admin',
    'c.c',
    '--admin-name',
    'نام',
  ];
  const run = (given: string[], environment: Record<string, string> = {}) =>
    promisify(execFile)(process.execPath, ['dist/db/new-organisation.js', ...given], {
      env: {
        PISHKHAN_DATABASE_OWNER_URL: api.server.ownerUrl,
        PISHKHAN_DATABASE_URL: api.server.appUrl,
        PISHKHAN_DATA_KEYS: `k:${Buffer.from(Uint8Array.from({ length: 32 }, (_, byte) => byte)).toString('base64')}`,
        ...environment,
      },
    });

  it('prints what the administrator signs in with', async () => {
    const { stdout } = await run(args);
    expect(stdout).toMatch(/^Organisation {3}command \([0-9a-f-]{36}\)\nUser name {6}c\.c\nPassword {7}\S{24}\n/);
    expect(stdout).toContain('otpauth://totp/');
  });

  it.each([
    [['--slug', 'A B'], {}, '--slug, --name, --name-en, --admin, --admin-name'],
    [['--colour', 'red'], {}, '--colour'],
    [args, { PISHKHAN_DATA_KEYS: '' }, 'PISHKHAN_DATA_KEYS is not set'],
    [args, { PISHKHAN_DATABASE_OWNER_URL: '' }, 'Not set: PISHKHAN_DATABASE_OWNER_URL'],
  ])('given %j with %j says what is wrong', async (given, environment, complaint) => {
    await expect(run(given, environment)).rejects.toMatchObject({
      code: 1,
      stderr: expect.stringContaining(complaint),
    });
  });
});
