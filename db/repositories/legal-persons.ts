import { randomUUID } from 'node:crypto';
import type { LegalPersonRow } from '../models/index.ts';
import type { OneTrip } from '../tenancy.ts';
import { findRow, findRows } from './find.ts';

/** By name. */
export function listLegalPersons(
  transaction: OneTrip,
  { applicantId }: { applicantId: string },
): Promise<LegalPersonRow[]> {
  const order = ['name', 'id'] as const;
  return findRows(transaction, { table: transaction.models.LegalPerson, where: { applicantId }, order });
}

export function getLegalPerson(
  transaction: OneTrip,
  { id, applicantId }: { id: string; applicantId: string },
): Promise<LegalPersonRow | undefined> {
  return findRow(transaction, { table: transaction.models.LegalPerson, where: { id, applicantId } });
}

/** Adding one that is there already gives it its new name. */
export async function saveLegalPerson(
  transaction: OneTrip,
  { applicantId, name, legalId }: Omit<LegalPersonRow, 'id'>,
): Promise<LegalPersonRow> {
  const [row] = await transaction.query<LegalPersonRow>(
    `insert into legal_persons (id, applicant_id, name, legal_id) values ($1, $2, $3, $4)
     on conflict (applicant_id, legal_id) do update set name = excluded.name
     returning id, applicant_id as "applicantId", name, legal_id as "legalId"`,
    [randomUUID(), applicantId, name, legalId],
  );
  if (!row) throw new Error('The legal person could not be saved.');
  return row;
}
