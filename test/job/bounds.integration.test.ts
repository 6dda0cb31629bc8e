import { stat } from 'node:fs/promises';
import { describe, expect, it } from '@jest/globals';
import { anApplicant, attach, organisation, submit } from '../support/people.ts';
import { outcomeOf, useScene } from './scene.ts';

const PDF = 'test/fixtures/taken/letter-linearized.pdf';
const { size } = await stat(PDF);

const scene = useScene({ env: { PISHKHAN_MAX_DRAFTS: '2', PISHKHAN_MAX_UNSENT_BYTES: String(size + 1) } });

async function someone() {
  const applicant = await anApplicant(scene.stack);
  const { id: organisationId, units } = await organisation(applicant, 'university');
  const body = { organisationId, unitId: units[0].id, subject: 'درخواست مهمانی' };
  return { applicant, begin: (key?: string) => applicant.post('/api/v1/submissions', { body, key }) };
}

describe('an applicant', () => {
  it('has as many drafts as are allowed, and room for another once one is taken back', async () => {
    const { applicant, begin } = await someone();
    const first = (await begin('first')).body;
    expect((await begin()).status).toBe(201);
    expect(outcomeOf(await begin())).toMatchObject({ status: 409, code: 'too-many-drafts' });
    expect((await begin('first')).body).toEqual(first);
    await applicant.post(`/api/v1/submissions/${first.id}/withdraw`);
    expect((await begin()).status).toBe(201);
  });

  it('keeps as many bytes unsent as are allowed, in all drafts, and has room again once some are sent', async () => {
    const { applicant, begin } = await someone();
    const [one, other] = [(await begin()).body, (await begin()).body];
    const document = await attach(applicant, one.id, PDF, 'first');
    expect(document.status).toBe(201);
    expect(outcomeOf(await attach(applicant, other.id, PDF))).toMatchObject({ status: 409, code: 'too-much-unsent' });
    expect((await attach(applicant, one.id, PDF, 'first')).body).toEqual(document.body);
    expect((await submit(applicant, one.id)).status).toBe(200);
    expect((await attach(applicant, other.id, PDF)).status).toBe(201);
  });
});
