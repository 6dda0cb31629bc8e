import { randomUUID } from 'node:crypto';
import { expect, it } from '@jest/globals';
import { aDraft } from '../support/people.ts';
import { useScene } from './scene.ts';

const scene = useScene();

const aUnit = async (): Promise<string> => {
  const body = { code: randomUUID(), name: 'دفتر تازه', kind: 'unit' };
  return (await scene.admin.post('/api/desk/v1/units', { body })).body.id;
};

it('a letter that goes to a unit of just now names it', async () => {
  await aDraft(scene.applicant, 'ministry');
  const unitId = await aUnit();
  const draft = await aDraft(scene.applicant, 'ministry', { unitId });
  expect(draft.unit).toEqual({ id: unitId, name: 'دفتر تازه' });
});
