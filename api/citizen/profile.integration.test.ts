import { beforeAll, describe, expect, test } from '@jest/globals';
import { ministry } from '../../db/demo/ministry.ts';
import { legalIdCheckDigit } from '../../domain/identity/legal-id.ts';
import { university } from '../../db/demo/university.ts';
import { each, faultsOf } from '../testing/answers.ts';
import { useApi } from '../testing/app.ts';
import { atOnce } from '../testing/at-once.ts';
import { aMobile, anApplicant } from '../testing/sign-in.ts';

const api = useApi();
const ME = '/api/v1/me';
const PERSONS = '/api/v1/me/legal-persons';
let somebody: { authorization: string };

beforeAll(async () => {
  somebody = await anApplicant(api);
});

describe('my profile', () => {
  test('begins with the number alone', async () => {
    const { body } = await api.request
      .get(ME)
      .set(await anApplicant(api, '09351110001'))
      .expect(200);
    expect(body).toEqual({
      ...{ id: expect.any(String), mobile: '+989351110001', complete: false },
      ...{ firstName: null, lastName: null, nationalId: null, language: 'fa' },
    });
  });

  test('is complete with names, kept as they are written, and a national id in ASCII digits', async () => {
    const me = await anApplicant(api);
    const change = { firstName: ' علي ', lastName: 'كريمي  راد', nationalId: '۰۰۸۴۵۷۵۹۴۸' };
    const { body } = await api.request.patch(ME).set(me).send(change).expect(200);
    expect(body).toMatchObject({ firstName: 'علي', lastName: 'كريمي  راد', nationalId: '0084575948', complete: true });
    expect((await api.request.get(ME).set(me).expect(200)).body).toEqual(body);
  });

  test('stands encrypted in the database', async () => {
    const me = await anApplicant(api, '09351110002');
    await api.request.patch(ME).set(me).send({ firstName: 'Nilufar', nationalId: '0084575948' }).expect(200);
    const { rows } = await api.superuser.query('select t::text as row from applicants t');
    const stored = JSON.stringify(rows);
    for (const personal of ['0084575948', 'Nilufar', '9351110002']) {
      expect(stored).not.toContain(personal);
      expect(stored).not.toContain(Buffer.from(personal).toString('hex'));
    }
  });

  test('settles the national id once it is given; the same again is no change', async () => {
    const me = await anApplicant(api);
    const set = (nationalId: string) => api.request.patch(ME).set(me).set('Accept-Language', 'en').send({ nationalId });
    await set('0084575948').expect(200);
    await set('0084575948').expect(200);
    const { body } = await set('0013542419').expect(422);
    expect(body.errors).toEqual([
      { pointer: '/nationalId', code: 'national-id-settled', message: expect.stringContaining('cannot be changed') },
    ]);
  });

  test('settles one national id, when two are given at the same moment too', async () => {
    const me = await anApplicant(api);
    const requests = ['0084575948', '0013542419'].map((nationalId) =>
      api.request.patch(ME).set(me).send({ nationalId }),
    );
    const [first, second] = await atOnce(api, { lock: 'select from applicants for update', requests });
    expect(first?.body).toMatchObject({ nationalId: '0084575948' });
    expect(faultsOf(second?.body)).toEqual(['/nationalId national-id-settled']);
    expect((await api.request.get(ME).set(me).expect(200)).body).toEqual(first?.body);
  });

  test('is told every fault at once, in both languages', async () => {
    const wrong = { firstName: ' ', lastName: 'x'.repeat(61), nationalId: '1234567890', mobile: '1' };
    const send = (language: string) =>
      api.request.patch(ME).set(somebody).set('Accept-Language', language).send(wrong).expect(422);
    const [fa, en] = [(await send('fa')).body, (await send('en')).body];
    expect(faultsOf(fa)).toEqual([
      '/firstName required',
      '/lastName too-long',
      '/mobile unknown-field',
      '/nationalId not-national-id',
    ]);
    expect(fa.title).toBe('درخواست ایراد دارد');
    expect(en.title).toBe('Faults in the request');
    for (const { message } of fa.errors) expect(message).toMatch(/[آ-ی]/);
    for (const { message } of en.errors) expect(message).toMatch(/^[\x20-\x7e]+$/);
  });

  test('needs something to change', async () => {
    const { body } = await api.request.patch(ME).set(somebody).send({}).expect(422);
    expect(body.errors[0].code).toBe('nothing-to-change');
  });

  test('is nobody’s without a session', async () => {
    await api.request.patch(ME).send({ firstName: 'x' }).expect(401);
    await api.request.get(PERSONS).expect(401);
  });
});

const OTHER_LEGAL_IDS = ['1010000000', '1010000001', '1010000002'].map((ten) => ten + String(legalIdCheckDigit(ten)));

describe('legal persons that I represent', () => {
  test('are mine alone', async () => {
    const me = await anApplicant(api);
    const { body } = await api.request
      .post(PERSONS)
      .set(me)
      .send({ name: 'شركت نمونه', legalId: '۱۰۳۸۰۲۸۴۷۹۰' })
      .expect(201);
    expect(body).toEqual({ id: expect.any(String), name: 'شركت نمونه', legalId: '10380284790' });
    expect((await api.request.get(PERSONS).set(me).expect(200)).body).toEqual({ items: [body], next: null });
    expect((await api.request.get(PERSONS).set(somebody).expect(200)).body.items).toEqual([]);
  });

  test('added again is the same one', async () => {
    const me = await anApplicant(api);
    const add = (name: string) => api.request.post(PERSONS).set(me).send({ name, legalId: '10380284790' }).expect(201);
    const [first, second] = [await add('نام یکم'), await add('نام دوم')];
    expect(second.body).toEqual({ ...first.body, name: 'نام دوم' });
  });

  test('are added once under a key, which is good for no other', async () => {
    const me = await anApplicant(api);
    const add = (name: string) =>
      api.request.post(PERSONS).set(me).set('Idempotency-Key', 'one').send({ name, legalId: '10380284790' });
    const { body } = await add('نام یکم').expect(201);
    expect((await add('نام یکم').expect(201)).body).toEqual(body);
    expect((await add('نام دوم').expect(422)).body.code).toBe('idempotency-key-reused');
    expect((await api.request.get(PERSONS).set(me).expect(200)).body.items).toEqual([body]);
  });

  test('are bounded, at once too, and one that is there is renamed still', async () => {
    const me = await anApplicant(api);
    const { limits } = api.services.config;
    const bounded = api.instance({ limits: { ...limits, legalPersons: 2 } });
    const add = (legalId: string, name = 'شرکت') => bounded.post(PERSONS).set(me).send({ name, legalId });
    await add('10380284790').expect(201);
    const answers = await Promise.all(OTHER_LEGAL_IDS.map((legalId) => add(legalId)));
    expect(answers.map(({ status }) => status).sort()).toEqual([201, 409, 409]);
    expect(answers.find(({ status }) => status === 409)?.body.code).toBe('too-many-legal-persons');
    await add('10380284790', 'نام تازه').expect(201);
    expect((await api.request.get(PERSONS).set(me).expect(200)).body.items).toHaveLength(2);
  });

  test('need a true id and a name', async () => {
    const { body } = await api.request.post(PERSONS).set(somebody).send({ legalId: '12345678901' }).expect(422);
    expect(faultsOf(body)).toEqual(['/legalId not-legal-id', '/name required']);
  });
});

describe('organisations', () => {
  const list = (query = '') => api.request.get(`/api/v1/organisations${query}`);
  const one = (id: string) => api.request.get(`/api/v1/organisations/${id}`);

  test('are for everybody to know: without a session, with one, and with one that has ended', async () => {
    const asked = [{}, somebody, { authorization: 'Bearer gone' }, { cookie: 'pishkhan_session=gone' }];
    const answers = asked.map((headers) => api.request.get('/api/v1/organisations').set(headers).expect(200));
    const [first, ...others] = (await Promise.all(answers)).map(({ body }) => body as { items: object[] });
    expect(first?.items.length).toBeGreaterThan(1);
    for (const other of others) expect(other).toEqual(first);
  });

  test('that take no letters are not there', async () => {
    const { id } = university.organisation;
    const setActive = (active: boolean) =>
      api.superuser.query('update organisations set active = $2 where id = $1', [id, active]);
    await setActive(false);
    await api.request.get(`/api/v1/organisations/${id}`).expect(404);
    expect(each((await api.request.get('/api/v1/organisations').expect(200)).body.items, 'id')).not.toContain(id);
    await setActive(true);
    await api.request.get(`/api/v1/organisations/${id}`).expect(200);
  });

  test('come in pages that leave none out', async () => {
    const slugs: string[] = [];
    let cursor = '';
    do {
      const { body } = await list(`?limit=1${cursor}`).expect(200);
      slugs.push(...each(body.items, 'slug'));
      cursor = body.next && `&cursor=${body.next}`;
    } while (cursor);
    expect(slugs).toEqual(expect.arrayContaining(['ministry', 'university']));
    expect(new Set(slugs).size).toBe(slugs.length);
  });

  test.each([
    { name: 'ا', id: '-'.repeat(36) },
    { name: 'ا', id: ['0a000000-0000-4000-8000-000000000001'] },
    { name: 'ا\0', id: '0a000000-0000-4000-8000-000000000001' },
  ])('do not go on from a false place: %j', async (place) => {
    const { body } = await list(`?cursor=${Buffer.from(JSON.stringify(place)).toString('base64url')}`).expect(422);
    expect(body.errors).toMatchObject([{ pointer: '/query/cursor', code: 'not-cursor' }]);
  });

  test('say how they route, and name what can be chosen, in the asked language', async () => {
    const { id } = university.organisation;
    const [fa, en] = [await one(id).expect(200), await one(id).set('Accept-Language', 'en').expect(200)];
    expect(fa.body).toMatchObject({ slug: 'university', name: university.organisation.name, routingMode: 'unit' });
    expect(en.body.name).toBe(university.organisation.nameEn);
    expect(fa.body.unitRequired).toBe(true);
    expect(en.headers['content-language']).toBe('en');
    const names = each(en.body.units, 'name');
    expect(names.length).toBeGreaterThan(0);
    expect(university.units.map(({ nameEn }) => nameEn)).toEqual(expect.arrayContaining(names));
  });

  test('do not offer the secretariat as a unit', async () => {
    const { body } = await one(ministry.organisation.id).expect(200);
    expect(body.unitRequired).toBe(false);
    const offered = each(body.units, 'id').sort();
    expect(offered).toEqual(ministry.units.filter(({ kind }) => kind === 'unit').map(({ id }) => id));
  });

  test.each(['0a000000-0000-4000-8000-0000000000ff', 'nonsense', '%00'])('named %s are not there', async (id) => {
    expect((await one(id).expect(404)).body.code).toBe('not-found');
  });

  test.each([
    ['limit=0', '/query/limit'],
    ['limit=a', '/query/limit'],
    ['cursor=abc', '/query/cursor'],
    ['colour=red', '/query/colour'],
    ['limit=1&limit=2', '/query/limit'],
  ])('with %s point at the fault', async (query, pointer) => {
    const { body } = await list(`?${query}`).expect(422);
    expect(body.errors[0].pointer).toBe(pointer);
  });
});

test('a number is one applicant however it is written', async () => {
  const mobile = aMobile();
  const { body: me } = await api.request.get(ME).set(await anApplicant(api, mobile));
  expect(me.mobile).toBe(`+98${mobile.slice(1)}`);
});
