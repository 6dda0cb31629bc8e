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

it('a letter that was handed over is not sent again, waits by the calendar, and takes its number once', async () => {
  const { database, tenant } = fixture;
  const letter = aLetter(tenant);
  const { id: submissionId, organisationId, applicantId, scope } = letter;
  const state = { ...aSubmission().build(), id: submissionId, organisationId, applicantId };
  await database.inTenant(scope, (transaction) =>
    writeReadModel(transaction, { ...aWrite(letter, { sequence: 1, unitId: tenant.unitId }), state }),
  );
  let sends = 0;
  const correspondence: Partial<CorrespondenceSystem> = {
    register: async ({ marker }) => {
      sends += 1;
      return { outcome: 'handedOver', reference: marker };
    },
  };
  const dependencies = { database, vault, outside: anOutside({ correspondence }) } as Dependencies;
  const activities = createRegistration(dependencies, async () => undefined);
  const ref = { submissionId, organisationId, applicantId };
  const handedOver = { outcome: 'handedOver', reference: submissionId, due: { at: expect.any(String) } };

  const outcomes = [
    await activities.registerLetter({ ...ref, sequence: 1, audit: [] }),
    await activities.registerLetter({ ...ref, sequence: 1, audit: [] }),
    await activities.fenceRegistration(ref),
    await activities.searchRegistration(ref),
  ];
  for (const outcome of outcomes) expect(outcome).toMatchObject(handedOver);
  expect(sends).toBe(1);

  const number = { letterNumber: '1405/م/7', registeredAt: '2026-11-29T08:00:00.000Z' };
  expect(await activities.adoptNumber({ ...ref, ...number })).toMatchObject({ outcome: 'done', ...number });
  const other = await activities.adoptNumber({ ...ref, ...number, letterNumber: '1405/م/8' });
  expect(other).toMatchObject({ outcome: 'done', letterNumber: '1405/م/7' });
  const row = await database.inTenant(scope, (transaction) => getRegistration(transaction, { submissionId }));
  expect(row).toMatchObject({ state: 'done', letterNumber: '1405/م/7', reference: submissionId });
});
