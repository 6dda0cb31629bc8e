import { randomUUID } from 'node:crypto';
import { describe, expect, it } from '@jest/globals';
import pg from 'pg';
import { ApiClient, type Answer } from '../support/http.ts';
import {
  aDraft,
  aNewcomer,
  anApplicant,
  aSignInCode,
  aSubmittedLetter,
  attach,
  decide,
  organisation,
  submit,
} from '../support/people.ts';
import { outcomeOf, useScene } from './scene.ts';
import { fault, posting, type Ask } from './told.ts';

const PDF = 'test/fixtures/taken/letter-linearized.pdf';

const scene = useScene();
const letter = async (id: string) => (await scene.applicant.get(`/api/v1/submissions/${id}`)).body;

async function send(body: RequestInit['body'], headers: Record<string, string>): Promise<Answer> {
  const response = await fetch(`${scene.stack.urls.api}/api/v1/submissions`, {
    method: 'POST',
    headers: { authorization: `Bearer ${scene.applicant.token}`, ...headers },
    body,
  });
  return { status: response.status, body: await response.json(), headers: response.headers };
}

const post = (path: string, body: object, client: ApiClient = scene.applicant): Ask => posting(client, path, body);

describe('a request that is', () => {
  it('not JSON, of another type, or too large is told so', async () => {
    const type = { 'content-type': 'application/json' };
    expect(await fault((language) => send('{"subject": ', { ...type, ...language }))).toMatchObject({
      status: 400,
      code: 'not-json',
    });
    expect(await fault((language) => send('<letter/>', { 'content-type': 'text/xml', ...language }))).toMatchObject({
      status: 415,
      code: 'unsupported-media-type',
    });
    const large = JSON.stringify({ body: 'آ'.repeat(100_000) });
    expect(await fault((language) => send(large, { ...type, ...language }))).toMatchObject({
      status: 413,
      code: 'too-large',
    });
  });

  it('wrong in several ways is told all of them at once', async () => {
    const wrong = { organisationId: 'ministry', subject: 'آ'.repeat(201), body: 5, colour: 'blue' };
    expect(await fault(post('/api/v1/submissions', wrong))).toEqual({
      status: 422,
      code: 'invalid',
      faults: ['/body wrong-type', '/colour unknown-field', '/organisationId not-uuid', '/subject too-long'],
    });
    const me: Ask = (headers) =>
      scene.applicant.patch('/api/v1/me', { body: { nationalId: '1234567890', firstName: '' }, headers });
    expect((await fault(me)).faults).toEqual(['/firstName required', '/nationalId not-national-id']);
  });
});

describe('an id in capitals', () => {
  it('names the same letter, organisation and unit', async () => {
    const { id: organisationId, units } = await organisation(scene.applicant, 'university');
    const { body: draft } = await scene.applicant.post('/api/v1/submissions', {
      body: {
        organisationId: organisationId.toUpperCase(),
        unitId: units[0].id.toUpperCase(),
        subject: 'درخواست گواهی',
      },
    });
    const id = draft.id.toUpperCase();
    expect((await attach(scene.applicant, id, PDF)).status).toBe(201);
    expect((await submit(scene.applicant, id)).body).toMatchObject({ id: draft.id, status: 'awaitingDecision' });
    const unitId = units[0].id.toUpperCase();
    const { body: reassigned } = await decide(scene.unitController, id, 'reassign', { unitId });
    expect(reassigned).toMatchObject({ id: draft.id, unit: { id: units[0].id } });
    const { body: listed } = await scene.unitController.get(`/api/desk/v1/submissions?unitId=${unitId}`);
    expect(listed.items.map((item: { id: string }) => item.id)).toContain(draft.id);
    expect((await decide(scene.unitController, id, 'accept')).body).toMatchObject({ status: 'registering' });
  });

  it('written as a URN names nothing', async () => {
    const { id } = await aDraft(scene.applicant, 'university');
    expect((await scene.applicant.get(`/api/v1/submissions/urn:uuid:${id}`)).status).toBe(404);
    expect(
      await fault(post('/api/v1/submissions', { organisationId: `urn:uuid:${id}`, subject: 'درخواست' })),
    ).toMatchObject({
      faults: ['/organisationId not-uuid'],
    });
  });
});

describe('a letter', () => {
  it('needs a profile, an organisation that is there, and a unit and a service of that organisation', async () => {
    const stranger = await aNewcomer(scene.stack);
    const { id: organisationId } = await organisation(stranger, 'ministry');
    const { units, services } = await organisation(stranger, 'university');
    const foreign = { organisationId, unitId: units[0].id, serviceId: services[0].id, subject: 'درخواست گواهی' };
    expect((await fault(post('/api/v1/submissions', foreign, stranger))).faults).toEqual([
      ' profile-incomplete',
      '/serviceId service-unknown',
      '/unitId unit-unknown',
    ]);
    const both = { organisationId, unitId: units[0].id, subject: '', colour: 'blue' };
    expect((await fault(post('/api/v1/submissions', both, stranger))).faults).toEqual([
      ' profile-incomplete',
      '/colour unknown-field',
      '/subject too-short',
      '/unitId unit-unknown',
    ]);
    const nowhere = { organisationId: randomUUID(), subject: 'درخواست گواهی', correctionOf: randomUUID() };
    expect((await fault(post('/api/v1/submissions', nowhere))).faults).toEqual([
      '/correctionOf submission-unknown',
      '/organisationId organisation-unknown',
    ]);
    expect((await stranger.get('/api/v1/submissions')).body.items).toEqual([]);
  });

  it('is changed only by who has seen its last version, and loses nothing otherwise', async () => {
    const draft = await aDraft(scene.applicant, 'university');
    const change = (subject: string, ifMatch?: string): Ask => {
      return (headers) =>
        scene.applicant.patch(`/api/v1/submissions/${draft.id}`, {
          body: { subject },
          headers: { ...headers, ...(ifMatch && { 'if-match': ifMatch }) },
        });
    };
    expect(await fault(change('بی نسخه'))).toMatchObject({ status: 428, code: 'precondition-required' });
    expect(await fault(change('کهنه', '"99"'))).toMatchObject({ status: 412, code: 'precondition-failed' });
    expect((await fault(change('کو', `"${draft.sequence}"`))).faults).toEqual(['/subject too-short']);
    expect(await letter(draft.id)).toEqual(draft);
    expect((await change('موضوع تازه', `"${draft.sequence}"`)({})).body.subject).toBe('موضوع تازه');
    expect(await fault(change('کهنه', `"${draft.sequence}", W/"${draft.sequence + 1}"`))).toMatchObject({
      status: 412,
    });
    const one = await change('یکی از چند نسخه', `"99", "${draft.sequence + 1}"`)({});
    expect(one.body).toMatchObject({ subject: 'یکی از چند نسخه', sequence: draft.sequence + 2 });
    expect((await change('هر نسخه', '*')({})).body.subject).toBe('هر نسخه');
  });

  it('as long as it may be is taken however its JSON is written', async () => {
    const { id: organisationId, units } = await organisation(scene.applicant, 'university');
    const text = { subject: '😀'.repeat(200), body: '😀'.repeat(10_000) };
    const escaped = (letter: object) => JSON.stringify(letter).replaceAll('😀', '\\ud83d\\ude00');
    const type = { 'content-type': 'application/json' };
    const created = await send(escaped({ organisationId, unitId: units[0].id, ...text }), type);
    expect(created.status).toBe(201);
    expect(created.body.body === text.body).toBe(true);
    const url = `${scene.stack.urls.api}/api/v1/submissions/${created.body.id}`;
    const headers = { ...type, authorization: `Bearer ${scene.applicant.token}`, 'if-match': '*' };
    expect((await fetch(url, { method: 'PATCH', headers, body: escaped(text) })).status).toBe(200);
  });

  it('of somebody else, or of another organisation, is not there', async () => {
    const { id } = await aDraft(scene.applicant, 'ministry');
    const other = await anApplicant(scene.stack);
    const missing = { status: 404, code: 'not-found' };
    expect(await fault(post(`/api/v1/submissions/${id}/submit`, {}, other))).toMatchObject(missing);
    expect(outcomeOf(await attach(other, id, PDF))).toMatchObject(missing);
    await submit(scene.applicant, id);
    expect(outcomeOf(await other.get(`/api/v1/submissions/${id}`))).toMatchObject(missing);
    expect(await fault(post(`/api/desk/v1/submissions/${id}/accept`, {}, scene.unitController))).toMatchObject(missing);
    expect((await letter(id)).status).toBe('awaitingDecision');
  });

  it('in another state than the decision needs stays as it is, and the state is told', async () => {
    const { id } = await aSubmittedLetter(scene.applicant, 'university');
    await decide(scene.unitController, id, 'ask', { question: 'سال تحصیلی را بنویسید' });
    const before = await letter(id);
    const accept = post(`/api/desk/v1/submissions/${id}/accept`, {}, scene.unitController);
    expect(await fault(accept)).toMatchObject({ status: 409, code: 'wrong-state' });
    expect((await accept({})).body.currentStatus).toBe('awaitingApplicant');
    const reason = post(`/api/desk/v1/submissions/${id}/reject`, { reason: '' }, scene.unitController);
    expect((await fault(reason)).faults).toEqual(['/reason too-short']);
    expect(await letter(id)).toEqual(before);
  });
});

describe('signing in with', () => {
  const session = (challengeId: string, code: string, headers = {}) =>
    new ApiClient(scene.stack.urls.api).post('/api/v1/sessions', { body: { challengeId, code }, headers });

  it('a wrong, an expired, a used or an unknown code is one and the same refusal', async () => {
    const [used, wrong, expired] = [
      await aSignInCode(scene.stack, '+989360000001'),
      await aSignInCode(scene.stack, '+989360000002'),
      await aSignInCode(scene.stack, '+989360000003'),
    ];
    expect((await session(used.challengeId, used.code)).status).toBe(201);
    await expire(expired.challengeId);
    const answers = [
      await session(used.challengeId, used.code),
      await session(wrong.challengeId, wrong.code === '000000' ? '000001' : '000000'),
      await session(expired.challengeId, expired.code),
      await session(randomUUID(), '123456'),
    ];
    const bodies = answers.map(({ body }) => ({ ...body, instance: '' }));
    expect(bodies).toEqual(bodies.map(() => ({ ...bodies[0], status: 401, code: 'unauthenticated' })));
    await fault((headers) => session(randomUUID(), '123456', headers));
    expect((await session(wrong.challengeId, wrong.code)).status).toBe(201);
  });

  it('a number or a code of a wrong form is told so', async () => {
    const nobody = new ApiClient(scene.stack.urls.api);
    expect((await fault(post('/api/v1/sign-in-codes', { mobile: '0912' }, nobody))).faults).toEqual([
      '/mobile not-mobile',
    ]);
    expect((await fault((headers) => session(randomUUID(), '12', headers))).faults).toEqual([
      '/code not-one-time-code',
    ]);
  });

  async function expire(challengeId: string): Promise<void> {
    const { ownerUrl, superuserUrl } = scene.stack.database;
    const database = new URL(superuserUrl);
    database.pathname = new URL(ownerUrl).pathname;
    const client = new pg.Client({ connectionString: database.href });
    await client.connect();
    await client.query(`update sign_in_challenges set expires_at = now() - interval '1 second' where id = $1`, [
      challengeId,
    ]);
    await client.end();
  }
});

describe('following a letter with', () => {
  it('wrong numbers is limited however many are tried at once', async () => {
    const { trackingCode } = await aSubmittedLetter(scene.applicant, 'university');
    const nobody = new ApiClient(scene.stack.urls.api);
    const right = { trackingCode, mobileLastFour: scene.applicant.mobile.slice(-4) };
    const wrong = { trackingCode, mobileLastFour: right.mobileLastFour === '0000' ? '1111' : '0000' };
    const atOnce = async (body: object) => {
      const tries = Array.from({ length: 14 }, () => nobody.post('/api/v1/trackings', { body }));
      return (await Promise.all(tries)).map(({ status }) => status).sort();
    };
    expect(await atOnce(right)).toEqual(Array(14).fill(200));
    expect(await atOnce(wrong)).toEqual([...Array(10).fill(404), ...Array(4).fill(429)]);
    expect((await nobody.post('/api/v1/trackings', { body: right })).status).toBe(429);
  });

  it('a code of a wrong form is told so; one that is nobody’s, or another’s number, finds nothing', async () => {
    const { trackingCode } = await aSubmittedLetter(scene.applicant, 'university');
    const nobody = new ApiClient(scene.stack.urls.api);
    const track = (body: object) => post('/api/v1/trackings', body, nobody);
    const wrongForm = { trackingCode: 'ABC', mobileLastFour: '12' };
    expect((await fault(track(wrongForm))).faults).toEqual([
      '/mobileLastFour not-four-digits',
      '/trackingCode not-tracking-code',
    ]);
    const missing = { status: 404, code: 'not-found' };
    expect(await fault(track({ trackingCode, mobileLastFour: '0000' }))).toMatchObject(missing);
    const spoken = trackingCode.toLowerCase().replaceAll('-', ' ');
    const found = await track({ trackingCode: spoken, mobileLastFour: scene.applicant.mobile.slice(-4) })({});
    expect(found.body).toMatchObject({ trackingCode, status: 'awaitingDecision' });
  });
});
