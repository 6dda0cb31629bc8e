import { expect, it } from '@jest/globals';
import { writeReadModel } from '../../db/read-model.ts';
import { getRegistration } from '../../db/repositories/registrations.ts';
import { useDatabase } from '../../db/testing/fixture.ts';
import { aLetter, aWrite } from '../../db/testing/letter.ts';
import { testVault as vault } from '../../db/testing/vault.ts';
import { aSubmission } from '../../domain/submission/testing/builders.ts';
import type { Dependencies } from '../dependencies.ts';
import { anOutside } from '../testing/outside.ts';
import type { CorrespondenceSystem, LetterToRegister } from './port.ts';
import { createRegistration } from './registration.ts';

const fixture = useDatabase();

it('a letter that the read model does not have as it is now is not sent, and may be once it has', async () => {
  const { database, tenant } = fixture;
  const letter = aLetter(tenant);
  const { id: submissionId, organisationId, applicantId, scope } = letter;
  const state = { ...aSubmission().build(), id: submissionId, organisationId, applicantId };
  await database.inTenant(scope, (transaction) =>
    writeReadModel(transaction, { ...aWrite(letter, { sequence: 1, unitId: tenant.unitId }), state }),
  );
  const arrived: LetterToRegister[] = [];
  const correspondence: Partial<CorrespondenceSystem> = {
    register: async (sent) => {
      arrived.push(sent);
      return { outcome: 'refused', reason: 'closed' };
    },
  };
  const dependencies = { database, vault, outside: anOutside({ correspondence }) } as Dependencies;
  const { registerLetter } = createRegistration(dependencies, async () => undefined);
  const trying = (sequence: number) =>
    registerLetter({ submissionId, organisationId, applicantId, sequence, audit: [] });
  const fence = async () =>
    (await database.inTenant(scope, (transaction) => getRegistration(transaction, { submissionId })))?.state;

  expect(await trying(2)).toEqual({ outcome: 'notSent' });
  expect([arrived.length, await fence()]).toEqual([0, 'intent']);
  expect(await trying(1)).toEqual({ outcome: 'refused', reason: 'closed' });
  expect(arrived.map(({ marker, unit }) => [marker, unit])).toEqual([[submissionId, 'secretariat']]);
});
