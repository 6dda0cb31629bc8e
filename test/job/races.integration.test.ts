import { randomUUID } from 'node:crypto';
import { beforeAll, describe, expect, it } from '@jest/globals';
import { ministry } from '../../db/demo/ministry.ts';
import { ApiClient, eventually, type Answer } from '../support/http.ts';
import { aDraft, aSubmittedLetter, attach, decide, organisation, staff, submit, witnesses } from '../support/people.ts';
import { submissionWorkflowId } from '../../workflows/updates.ts';
import { keylessEngine } from './engine.ts';
import { outcomeOf, registeredLetter, timelineTypes, useScene } from './scene.ts';

const FILES = { docx: 'test/fixtures/taken/letter.docx', doc: 'test/fixtures/taken/letter.doc' };

const scene = useScene();
let colleague: ApiClient;

const withdraw = (id: string, key?: string): Promise<Answer> =>
  scene.applicant.post(`/api/v1/submissions/${id}/withdraw`, { key });
const letter = async (id: string) => (await scene.applicant.get(`/api/v1/submissions/${id}`)).body;
const twice = (ask: () => Promise<Answer>) => Promise.all([ask(), ask()]);
const create = async (key: string, change: object = {}): Promise<Answer> => {
  const { id: organisationId, units } = await organisation(scene.applicant, 'ministry');
  const body = { organisationId, unitId: units[0].id, subject: 'درخواست پروانه', clientReference: key, ...change };
  return scene.applicant.post('/api/v1/submissions', { body, key });
};

/** Of the demo's ministry. */
const secretariat = ministry.policy.secretariatUnitId;

/** A second person in the secretariat, taken on by the admin. */
beforeAll(async () => {
  const password = 'a-password-of-the-second';
  const { status } = await scene.admin.post('/api/desk/v1/staff', {
    body: { username: 'colleague', name: 'نرگس صادقی', roles: ['secretary'], stationIds: [secretariat], password },
  });
  expect(status).toBe(201);
  colleague = new ApiClient(scene.stack.urls.api);
  const { body } = await colleague.post('/api/desk/v1/sessions', { body: { username: 'colleague', password } });
  colleague.token = body.token;
});

describe('the same key twice at once', () => {
  function expectOne([first, second]: Answer[], status: number): void {
    expect([first!.status, second!.status]).toEqual([status, status]);
    expect(second!.body).toEqual(first!.body);
  }

  it('creates one letter', async () => {
    const key = randomUUID();
    expectOne(await twice(() => create(key)), 201);
    expect((await scene.applicant.get(`/api/v1/submissions?clientReference=${key}`)).body.items).toHaveLength(1);
  });

  it('attaches one document', async () => {
    const { id } = await aDraft(scene.applicant, 'ministry');
    const key = randomUUID();
    expectOne(await twice(() => attach(scene.applicant, id, FILES.docx, key)), 201);
    expect((await letter(id)).documents).toHaveLength(1);
  });

  it('submits once, and tells by one SMS', async () => {
    const { id } = await aDraft(scene.applicant, 'ministry');
    const key = randomUUID();
    const [sent] = await twice(() => submit(scene.applicant, id, key));
    expectOne([sent, await submit(scene.applicant, id, key)], 200);
    expect(await timelineTypes(scene.applicant, id)).toEqual(['created', 'submitted', 'routed']);
    const { sms } = witnesses(scene.stack);
    const told = async () =>
      (await sms(scene.applicant.mobile)).filter(({ text }) => text.includes(sent.body.trackingCode));
    expect(await eventually(told, { is: (messages) => messages.length > 0 })).toHaveLength(1);
  });

  it('accepts once, and the letter is registered once', async () => {
    const { id } = await aSubmittedLetter(scene.applicant, 'ministry');
    const key = randomUUID();
    expectOne(await twice(() => decide(scene.secretary, id, 'accept', {}, key)), 200);
    expect((await registeredLetter(scene, id)).entries).toHaveLength(1);
  });

  it('withdraws once', async () => {
    const { id } = await aSubmittedLetter(scene.applicant, 'ministry');
    const key = randomUUID();
    expectOne(await twice(() => withdraw(id, key)), 200);
    expect((await timelineTypes(scene.applicant, id)).filter((type) => type === 'withdrawn')).toHaveLength(1);
  });
});

describe('a controller who hands a letter to a unit of others', () => {
  it('gets the same answer again under the same key, and sees the letter no more', async () => {
    const controller = await staff(scene.stack, 'controller');
    const { id } = await aSubmittedLetter(scene.applicant, 'ministry');
    await decide(scene.secretary, id, 'reassign', { unitId: ministry.units[1]!.id });
    const key = randomUUID();
    const handOver = (unitId: string) => decide(controller, id, 'reassign', { unitId }, key);
    const first = await handOver(secretariat);
    expect(first).toMatchObject({ status: 200, body: { unit: { id: secretariat } } });
    expect(await handOver(secretariat)).toMatchObject({ status: 200, body: first.body });
    expect(outcomeOf(await handOver(ministry.units[2]!.id))).toMatchObject({ status: 422 });
    for (const verb of ['claim', 'accept', 'release']) expect((await decide(controller, id, verb)).status).toBe(404);
    expect((await controller.get(`/api/desk/v1/submissions/${id}`)).status).toBe(404);
    await withdraw(id);
    expect((await decide(controller, id, 'accept')).status).toBe(404);
  });
});

describe('a key that is used again with another body is refused', () => {
  const reused = { status: 422, code: 'idempotency-key-reused' };

  it('for another letter', async () => {
    const key = randomUUID();
    expect((await create(key)).status).toBe(201);
    expect(outcomeOf(await create(key, { subject: 'درخواست دیگری' }))).toMatchObject(reused);
  });

  it('for another file, and the first stays', async () => {
    const { id } = await aDraft(scene.applicant, 'ministry');
    const key = randomUUID();
    const { body: first } = await attach(scene.applicant, id, FILES.docx, key);
    expect(outcomeOf(await attach(scene.applicant, id, FILES.doc, key))).toMatchObject(reused);
    expect((await letter(id)).documents).toEqual([first]);
  });

  it('for another change of a draft', async () => {
    const { id, sequence } = await aDraft(scene.applicant, 'ministry');
    const key = randomUUID();
    const change = (subject: string) =>
      scene.applicant.patch(`/api/v1/submissions/${id}`, {
        key,
        body: { subject },
        headers: { 'if-match': `"${sequence}"` },
      });
    expect((await change('موضوع نخست')).status).toBe(200);
    expect(outcomeOf(await change('موضوع دوم'))).toMatchObject(reused);
    expect((await change('موضوع نخست')).body.subject).toBe('موضوع نخست');
  });

  it('for another reason of a rejection, also after the letter has ended', async () => {
    const { id } = await aSubmittedLetter(scene.applicant, 'ministry');
    const key = randomUUID();
    const reject = (reason: string) => decide(scene.secretary, id, 'reject', { reason }, key);
    const { body: first } = await reject('امضا ندارد');
    expect(outcomeOf(await reject('مهر ندارد'))).toMatchObject(reused);
    expect(await reject('امضا ندارد')).toMatchObject({ status: 200, body: first });
  });
});

describe('of two who act at once', () => {
  it('one accepts, and the other learns that it is done', async () => {
    const { id } = await aSubmittedLetter(scene.applicant, 'ministry');
    const answers = await Promise.all([decide(scene.secretary, id, 'accept'), decide(colleague, id, 'accept')]);
    const [won, lost] = answers.sort((a, b) => a.status - b.status);
    expect(won).toMatchObject({ status: 200, body: { acceptances: [{}] } });
    expect(outcomeOf(lost)).toMatchObject({ status: 409, code: 'wrong-state' });
    expect(lost.body.currentStatus).toMatch(/registering|registered/);
    expect((await registeredLetter(scene, id)).entries).toHaveLength(1);
  });

  it('one claims, and only that one decides', async () => {
    const { id } = await aSubmittedLetter(scene.applicant, 'ministry');
    const claims = await Promise.all([decide(scene.secretary, id, 'claim'), decide(colleague, id, 'claim')]);
    expect(claims.map(({ status }) => status).sort()).toEqual([200, 409]);
    const [owner, other] = claims[0].status === 200 ? [scene.secretary, colleague] : [colleague, scene.secretary];
    expect(outcomeOf(await decide(other, id, 'accept'))).toMatchObject({ status: 409, code: 'claimed-by-another' });
    expect((await decide(owner, id, 'accept')).status).toBe(200);
  });

  it('the applicant withdraws or the secretary accepts, never both', async () => {
    for (let round = 0; round < 3; round++) {
      const { id } = await aSubmittedLetter(scene.applicant, 'ministry');
      const [back, accepted] = await Promise.all([withdraw(id), decide(scene.secretary, id, 'accept')]);
      expect([back.status, accepted.status].sort()).toEqual([200, 409]);
      if (back.status === 409) expect((await registeredLetter(scene, id)).entries).toHaveLength(1);
      else {
        expect((await letter(id)).status).toBe('withdrawn');
        expect(await witnesses(scene.stack).letters(id)).toEqual([]);
      }
    }
  });
});

describe('of more files at once than a letter takes', () => {
  it('ten are taken, and the others are refused as too many', async () => {
    const { id } = await aDraft(scene.applicant, 'ministry');
    const answers = await Promise.all(Array.from({ length: 14 }, () => attach(scene.applicant, id, FILES.docx)));
    const refused = answers.filter(({ status }) => status !== 201);
    expect(refused.map(outcomeOf)).toEqual(Array(4).fill({ status: 409, code: 'too-many-documents' }));
    expect((await letter(id)).documents).toHaveLength(10);
  });
});

const reused = { status: 422, code: 'idempotency-key-reused' };

describe('a command that is repeated under its key', () => {
  const aUnit = async (): Promise<string> => {
    const unit = { code: randomUUID(), name: 'واحد موقت', kind: 'unit' };
    const { status, body } = await scene.admin.post('/api/desk/v1/units', { body: unit });
    expect(status).toBe(201);
    return body.id;
  };
  const close = async (unitId: string): Promise<void> => {
    const { status } = await scene.admin.patch(`/api/desk/v1/units/${unitId}`, { body: { active: false } });
    expect(status).toBe(200);
  };

  it('gets its first outcome though the unit that it hands the letter to was closed meanwhile', async () => {
    const [unitId, { id }] = [await aUnit(), await aSubmittedLetter(scene.applicant, 'ministry')];
    const key = randomUUID();
    const reassign = (own: string) => decide(scene.admin, id, 'reassign', { unitId }, own);
    const { status, body: first } = await reassign(key);
    expect(status).toBe(200);
    await close(unitId);
    expect(await reassign(key)).toMatchObject({ status: 200, body: first });
    expect(outcomeOf(await reassign(randomUUID()))).toMatchObject({ status: 422, code: 'invalid' });
  });

  it('gets its first outcome though the unit that the draft was changed to was closed meanwhile', async () => {
    const [unitId, { id }] = [await aUnit(), await aDraft(scene.applicant, 'ministry')];
    const key = randomUUID();
    const change = (own: string) =>
      scene.applicant.patch(`/api/v1/submissions/${id}`, { body: { unitId }, key: own, headers: { 'if-match': '*' } });
    const { status, body: first } = await change(key);
    expect(status).toBe(200);
    await close(unitId);
    expect(await change(key)).toMatchObject({ status: 200, body: first });
    expect(outcomeOf(await change(randomUUID()))).toMatchObject({ status: 422, code: 'invalid' });
  });

  it('is refused when it says another number than the one that completed the letter', async () => {
    await witnesses(scene.stack).fault('didgah', { mode: 'refuse', times: 1 });
    const { id } = await aSubmittedLetter(scene.applicant, 'ministry');
    await decide(scene.secretary, id, 'accept');
    await eventually(async () => (await letter(id)).needsAttention, { is: Boolean });
    const key = randomUUID();
    const complete = (letterNumber: string) =>
      scene.admin.post(`/api/desk/v1/stuck/${id}/complete`, { body: { letterNumber }, key });
    const { status, body: first } = await complete('1405/8001');
    expect([status, first.letterNumber]).toEqual([200, '1405/8001']);
    expect(await complete('1405/8001')).toMatchObject({ status: 200, body: first });
    expect(outcomeOf(await complete('1405/8002'))).toMatchObject(reused);
  });
});

describe('a letter that has ended', () => {
  async function forget(id: string): Promise<void> {
    const { forget: forgetWorkflow, history, close } = keylessEngine(scene.stack);
    await forgetWorkflow(submissionWorkflowId(id));
    await expect(history(submissionWorkflowId(id))).rejects.toThrow('not found');
    await close();
  }

  it('is not begun anew under its key when the engine has forgotten it, and no other body gets it', async () => {
    const key = randomUUID();
    const { id } = (await create(key)).body;
    expect((await withdraw(id)).status).toBe(200);
    await forget(id);
    expect(await create(key)).toMatchObject({ status: 201, body: { id, status: 'withdrawn' } });
    expect(outcomeOf(await create(key, { subject: 'درخواست دیگری' }))).toMatchObject(reused);
  });

  it('gives a command repeated under its key its first outcome when the engine has forgotten it', async () => {
    const { id } = await aSubmittedLetter(scene.applicant, 'ministry');
    const key = randomUUID();
    const reject = (reason: string, own = key) => decide(scene.secretary, id, 'reject', { reason }, own);
    const { body: first } = await reject('امضا ندارد');
    await forget(id);
    expect(await reject('امضا ندارد')).toMatchObject({ status: 200, body: first });
    expect(outcomeOf(await reject('مهر ندارد'))).toMatchObject(reused);
    expect(outcomeOf(await reject('امضا ندارد', randomUUID()))).toMatchObject({ status: 409, code: 'wrong-state' });
  });

  it('has a repeated upload of before judged by its key', async () => {
    const { id } = await aDraft(scene.applicant, 'ministry');
    const key = randomUUID();
    const { body: first } = await attach(scene.applicant, id, FILES.docx, key);
    await submit(scene.applicant, id);
    expect(await attach(scene.applicant, id, FILES.docx, key)).toMatchObject({ status: 201, body: first });
    expect(outcomeOf(await attach(scene.applicant, id, FILES.doc, key))).toMatchObject(reused);
    expect(outcomeOf(await attach(scene.applicant, id, FILES.docx))).toMatchObject({ status: 409 });
  });

  it('refuses whatever comes later with its status', async () => {
    const { id } = await aSubmittedLetter(scene.applicant, 'ministry');
    expect((await withdraw(id)).status).toBe(200);
    const late = [
      ...(await Promise.all(['claim', 'release', 'accept'].map((verb) => decide(scene.secretary, id, verb)))),
      await decide(scene.secretary, id, 'reject', { reason: 'دیر شد' }),
      await decide(scene.secretary, id, 'reassign', { unitId: secretariat }),
      await decide(scene.secretary, id, 'note', { text: 'یادداشت' }),
      await withdraw(id),
      await submit(scene.applicant, id),
      await attach(scene.applicant, id, FILES.docx),
    ];
    for (const answer of late)
      expect(outcomeOf(answer)).toEqual({ status: 409, code: 'wrong-state', currentStatus: 'withdrawn' });
  });
});

describe('a new routing policy', () => {
  const putInForce = async (policy: object): Promise<number> => {
    const answer = await scene.admin.post('/api/desk/v1/routing-policies', { body: policy });
    expect(answer.status).toBe(201);
    return answer.body.version;
  };

  it('with four eyes wants two people for the letters routed by it, and leaves those routed before alone', async () => {
    const { id: before } = await aSubmittedLetter(scene.applicant, 'ministry');
    const version = await putInForce({ mode: 'secretariat', secretariatUnitId: secretariat, acceptancesNeeded: 2 });
    const { id: after } = await aSubmittedLetter(scene.applicant, 'ministry');

    expect((await decide(scene.secretary, before, 'accept')).body.status).toMatch(/registering|registered/);
    const first = await decide(scene.secretary, after, 'accept');
    expect(first.body).toMatchObject({ status: 'awaitingDecision', acceptancesNeeded: 2, acceptances: [{}] });
    expect(first.body.routing.policyVersion).toBe(version);
    const again = await decide(scene.secretary, after, 'accept');
    expect(outcomeOf(again)).toMatchObject({ status: 409, code: 'second-controller-needed' });
    expect((await decide(colleague, after, 'accept')).status).toBe(200);
    expect((await registeredLetter(scene, after)).entries).toHaveLength(1);
  });

  it('straight to the units does not move a letter that stands in the secretariat', async () => {
    const { id: before } = await aSubmittedLetter(scene.applicant, 'ministry');
    const { units } = await organisation(scene.applicant, 'ministry');
    await putInForce({ mode: 'unit', secretariatUnitId: secretariat, acceptancesNeeded: 1 });
    const { id: after } = await aSubmittedLetter(scene.applicant, 'ministry');
    expect((await letter(before)).unit.id).toBe(secretariat);
    expect((await letter(after)).unit.id).toBe(units[0].id);
  });
});
