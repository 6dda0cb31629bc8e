import { randomUUID } from 'node:crypto';
import type { OneTrip, TenantTransaction } from '../tenancy.ts';

export interface LegalPersonRow {
  id: string;
  applicantId: string;
  name: string;
  legalId: string;
}

const COLUMNS = 'id, applicant_id as "applicantId", name, legal_id as "legalId"';

/** By name. */
export function listLegalPersons(
  transaction: OneTrip,
  { applicantId }: { applicantId: string },
): Promise<LegalPersonRow[]> {
  return transaction.query<LegalPersonRow>(
    `select ${COLUMNS} from legal_persons where applicant_id = $1 order by name, id`,
    [applicantId],
  );
}

export async function getLegalPerson(
  transaction: OneTrip,
  { id, applicantId }: { id: string; applicantId: string },
): Promise<LegalPersonRow | undefined> {
  const [row] = await transaction.query<LegalPersonRow>(
    `select ${COLUMNS} from legal_persons where id = $1 and applicant_id = $2`,
    [id, applicantId],
  );
  return row;
}

/**
 * How many an applicant has beside the one with this id. Until the transaction ends nobody else adds one: whoever asks at once waits
 * for it here.
 */
export async function countOtherLegalPersons(
  transaction: TenantTransaction,
  { applicantId, legalId }: { applicantId: string; legalId: string },
): Promise<number> {
  await transaction.query('select from applicants where id = $1 for no key update', [applicantId]);
  const [row] = await transaction.query<{ count: number }>(
    'select count(*)::integer as count from legal_persons where applicant_id = $1 and legal_id <> $2',
    [applicantId, legalId],
  );
  return row?.count ?? 0;
}

/** Adding one that is there already gives it its new name. */
export async function saveLegalPerson(
  transaction: OneTrip,
  { applicantId, name, legalId }: Omit<LegalPersonRow, 'id'>,
): Promise<LegalPersonRow> {
  const [row] = await transaction.query<LegalPersonRow>(
    `insert into legal_persons (id, applicant_id, name, legal_id) values ($1, $2, $3, $4)
     on conflict (applicant_id, legal_id) do update set name = excluded.name returning ${COLUMNS}`,
    [randomUUID(), applicantId, name, legalId],
  );
  if (!row) throw new Error('The legal person could not be saved.');
  return row;
}
