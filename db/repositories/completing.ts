import type { Vault } from '../crypto.ts';
import { rowOf } from '../letter-row.ts';
import { foundBy, searchRow } from '../letter-search.ts';
import { openState } from '../read-model.ts';
import { shownOf, summaryJson } from '../summary.ts';
import type { Database } from '../tenancy.ts';

const BATCH = 100;
const FIRST = '00000000-0000-0000-0000-000000000000';
const NEXT = `select id, state from submissions where id in (
  (select id from submissions where not summarised and id > $1 order by id limit $2)
  union (select id from submissions where submitted_at is not null and not filed and id > $1 order by id limit $2)
) order by id limit $2`;

type Needs = { database: Database; vault: Vault };

/**
 * Gives each letter the summary, and its place in the search, that a process of an earlier version did not write. Any number of processes may do it at once.
 * @param signal ends it between two batches
 */
export async function completeLetters({ database, vault }: Needs, signal: AbortSignal): Promise<void> {
  for (let last: string | undefined = FIRST; last && !signal.aborted;) {
    last = await completeBatch({ database, vault }, last);
  }
}

/** @returns the last letter of the batch, or nothing when there are no more */
async function completeBatch({ database, vault }: Needs, after: string): Promise<string | undefined> {
  const scope = { kind: 'system', name: 'schedules' } as const;
  const rows = await database.inOneTrip(scope, (trip) =>
    trip.query<{ id: string; state: Buffer }>(NEXT, [after, BATCH]),
  );
  const summaries = rows.map(({ state: sealed }) => {
    const state = openState(vault, sealed);
    const summary = summaryJson(vault, { row: rowOf(state), shown: shownOf(state) });
    return state.submittedAt ? { ...summary, search: searchRow(vault, foundBy(state)) } : summary;
  });
  await database.inOneTrip(scope, (trip) =>
    trip.query(`select complete_letter(entry) from jsonb_array_elements($1::jsonb) entry`, [JSON.stringify(summaries)]),
  );
  return rows.at(-1)?.id;
}
