import { normaliseCode } from '../../domain/text/normalise.ts';
import { parseTrackingCode } from '../../domain/tracking/code.ts';
import type { Vault } from '../crypto.ts';
import { SELECT_SUMMARY } from '../letter-columns.ts';
import { wantedOf } from '../letter-search.ts';
import type { Database } from '../tenancy.ts';
import { personKeys } from './applicants.ts';
import { summaryOf } from './submissions.ts';
import type { StoredSummary, SubmissionFilter, SubmissionPage, SummaryRow } from './submissions.ts';

type Needs = { database: Database; vault: Vault };

interface Typed {
  organisationId: string;
  /** By a person: words of the letter or its sender's name, a number, a code, a mobile or a national id. */
  typed: string;
}

export type Search = Typed & Omit<SubmissionPage, 'vault'>;

/** A filter, and the wider list that it narrows. */
export type HidingSearch = Typed & SubmissionFilter & { within: Pick<SubmissionFilter, 'unitIds' | 'statuses'> };

/** Letters that a filter hides are counted up to here: as many as are found without a long look. */
export const MOST_HIDDEN = 20;

/** What has all the terms holds the words nearly always: more trips than this are of texts that were made to mislead. */
const MOST_TRIPS = 5;

const SEARCH = `select ${SELECT_SUMMARY}, found_in as "foundIn"
  from search_letters($1::jsonb) with ordinality as found (id, found_in, place) join submissions using (id) order by place`;

type Candidate = { foundIn: Buffer | null };

/** Letters of the organisation in which what was typed stands, or of which it is a name, as many as are asked for. */
export async function searchSubmissions(needs: Needs, { limit, after, ...search }: Search): Promise<SummaryRow[]> {
  const found: SummaryRow[] = [];
  let last = after;
  for (let trip = 0; trip < MOST_TRIPS && found.length < limit; trip += 1) {
    const { all, hits } = await ask<StoredSummary & Candidate>(needs, SEARCH, { ...search, limit, after: last });
    found.push(...hits.map(({ foundIn: _, ...row }) => summaryOf(row, needs.vault)));
    last = all.at(-1);
    if (all.length < limit) break;
  }
  return found.slice(0, limit);
}

/** How many letters would be found without the filter, up to {@link MOST_HIDDEN}. */
export async function countHidden(needs: Needs, search: HidingSearch): Promise<number> {
  const { hits } = await ask<Candidate>(needs, 'select found_in as "foundIn" from search_letters($1::jsonb)', {
    ...search,
    limit: MOST_HIDDEN,
  });
  return hits.length;
}

async function ask<Row extends Candidate>(
  { database, vault }: Needs,
  sql: string,
  { organisationId, typed, ...filter }: Typed & Record<string, unknown>,
): Promise<{ all: Row[]; hits: Row[] }> {
  const { terms, isFoundIn } = wantedOf(vault, { organisationId, typed });
  const keys = { ...personKeys(vault, typed), trackingCode: parseTrackingCode(typed), number: numberOf(typed) };
  const all = await database.inOneTrip({ kind: 'organisation', organisationId }, (trip) =>
    trip.query<Row>(sql, [JSON.stringify({ ...filter, terms, keys })]),
  );
  return { all, hits: all.filter(({ foundIn }) => foundIn === null || isFoundIn(foundIn)) };
}

/** What a letter number may begin with. */
function numberOf(typed: string): string | undefined {
  const code = normaliseCode(typed);
  return /\d/.test(code) && code.length > 2 ? code : undefined;
}
