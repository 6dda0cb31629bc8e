import { randomUUID } from 'node:crypto';
import { afterEach, describe, expect, it } from '@jest/globals';
import { ministry } from '../../db/demo/ministry.ts';
import { aDraft, organisation, submit } from '../support/people.ts';
import { useScene } from './scene.ts';
import { fault, posting } from './told.ts';

const scene = useScene();

const putInForce = async (policy: object): Promise<void> => {
  expect((await scene.admin.post('/api/desk/v1/routing-policies', { body: policy })).status).toBe(201);
};
const straightToUnit = () => putInForce({ mode: 'unit' });
const aUnit = async (): Promise<string> => {
  const body = { code: randomUUID(), name: 'دفتر تازه', kind: 'unit' };
  return (await scene.admin.post('/api/desk/v1/units', { body })).body.id;
};
const close = async (unitId: string): Promise<void> => {
  const { status } = await scene.admin.patch(`/api/desk/v1/units/${unitId}`, { body: { active: false } });
  expect(status).toBe(200);
};

afterEach(() => putInForce(ministry.policy));

describe('a draft whose unit is closed before it is sent', () => {
  it('is not sent until another unit is chosen, where letters go straight to the unit', async () => {
    await straightToUnit();
    const [closed, open] = [await aUnit(), await aUnit()];
    const { id } = await aDraft(scene.applicant, 'ministry', { unitId: closed });
    await close(closed);
    expect(await fault(posting(scene.applicant, `/api/v1/submissions/${id}/submit`, {}))).toMatchObject({
      status: 422,
      faults: ['/unitId unit-inactive'],
    });
    const change = { body: { unitId: open }, headers: { 'if-match': '*' } };
    expect((await scene.applicant.patch(`/api/v1/submissions/${id}`, change)).status).toBe(200);
    expect((await submit(scene.applicant, id)).body).toMatchObject({ status: 'awaitingDecision', unit: { id: open } });
  });

  it('goes where letters without a unit go, where there is such a place', async () => {
    const [closed, open] = [await aUnit(), await aUnit()];
    await putInForce({ mode: 'unit', fallbackUnitId: open });
    const { id } = await aDraft(scene.applicant, 'ministry', { unitId: closed });
    await close(closed);
    expect((await submit(scene.applicant, id)).body).toMatchObject({ status: 'awaitingDecision', unit: { id: open } });
  });
});

it('a letter that goes to a unit of just now names it', async () => {
  await aDraft(scene.applicant, 'ministry');
  const unitId = await aUnit();
  const draft = await aDraft(scene.applicant, 'ministry', { unitId });
  expect(draft.unit).toEqual({ id: unitId, name: 'دفتر تازه' });
});

describe('a request again under the same key', () => {
  it('gets the letter that it began after its unit was closed, and none with another body', async () => {
    const { id: organisationId } = await organisation(scene.applicant, 'ministry');
    const [unitId, key] = [await aUnit(), randomUUID()];
    const begin = (subject: string) =>
      scene.applicant.post('/api/v1/submissions', { body: { organisationId, unitId, subject }, key });
    const first = await begin('درخواست گواهی');
    await close(unitId);
    const again = await begin('درخواست گواهی');
    expect([again.status, again.body]).toEqual([201, first.body]);
    expect((await begin('درخواست دیگر')).body).toMatchObject({ status: 422, code: 'idempotency-key-reused' });
  });

  it('sends a letter once, though its unit was closed after it', async () => {
    await straightToUnit();
    const unitId = await aUnit();
    const { id } = await aDraft(scene.applicant, 'ministry', { unitId });
    const key = randomUUID();
    const first = await submit(scene.applicant, id, key);
    await close(unitId);
    const again = await submit(scene.applicant, id, key);
    expect([again.status, again.body]).toEqual([200, first.body]);
  });

  it('sends a letter once, though another routing policy is in force', async () => {
    await straightToUnit();
    const { id } = await aDraft(scene.applicant, 'ministry');
    const key = randomUUID();
    const first = await submit(scene.applicant, id, key);
    await putInForce(ministry.policy);
    const again = await submit(scene.applicant, id, key);
    expect([again.status, again.body]).toEqual([200, first.body]);
  });
});
