import { randomUUID } from 'node:crypto';
import pg from 'pg';
import { built } from '../lib/built.mjs';
import { letterTexts } from './texts.mjs';

const ORIGINALS = 5_000;
const BATCH = 250;
/** Letters of the one applicant whose portal is measured: this many of all. */
export const OWN = 60;

const ORIGINALS_TABLE = `create unlogged table bench_originals (
  n integer primary key, subject text, shown bytea, state bytea, terms integer[], found_in bytea)`;

/**
 * Makes letters as the product writes them, once each; the tables are filled with copies of them.
 * @returns a word of one of them alone
 */
export async function makeOriginals({ url, vault, organisationId }) {
  const { searchRow } = await built('db/letter-search.js');
  const client = await connect(url);
  await client.query(ORIGINALS_TABLE);
  const rows = [];
  const uses = new Map();
  let n = 0;
  for (const text of letterTexts(ORIGINALS)) {
    const { terms, found_in } = searchRow(vault, {
      ...text,
      organisationId,
      trackingCode: null,
      clientReference: null,
    });
    const shown = { sender: { kind: 'natural', name: text.names[0] }, claim: null, attention: null };
    const state = {
      content: text,
      sender: text.names,
      deadlines: [],
      notes: [],
      ids: Array.from({ length: 20 }, randomUUID),
    };
    const sealed = (place, value) => `\\x${vault.seal(place, value).toString('hex')}`;
    for (const word of new Set(text.body.split(' '))) uses.set(word, (uses.get(word) ?? 0) + 1);
    rows.push({
      n: n++,
      subject: text.subject,
      terms,
      found_in,
      shown: sealed('submissions.shown', shown),
      state: sealed('submissions.state', state),
    });
    if (rows.length === BATCH || n === ORIGINALS)
      await client.query(
        'insert into bench_originals select * from jsonb_populate_recordset(null::bench_originals, $1::jsonb)',
        [JSON.stringify(rows.splice(0))],
      );
  }
  await client.end();
  return [...uses].find(([word, times]) => times === 1 && word.length > 7)?.[0];
}

const STATUS = `case when i % 50 = 0 then 'awaitingDecision' when i % 100 = 1 then 'awaitingApplicant' when i % 200 = 3 then 'registering'
  when i % 20 = 4 then 'rejected' when i % 5 = 2 then 'registered' when i % 10 = 6 then 'replied' else 'closed' end`;

/** Letter number `i` from the newest on, one each minute and a half; what it is depends on `i` alone. */
const LETTERS = `
insert into submissions (id, organisation_id, applicant_id, unit_id, assignee_id, status, needs_attention, sequence, subject, tracking_code,
  letter_number, state, created_at, updated_at, submitted_at, document_count, shown, summary_sequence, summarised, filed)
select md5('letter ' || i)::uuid, $3, case when i % ($5 / ${OWN}) = 7 then $4::uuid else md5('applicant ' || i / 5)::uuid end,
  ($6::uuid[])[1 + (array[0,0,0,0,1,1,1,2,2,3])[1 + i / 7 % 10]], case when i % 20 = 0 then $7::uuid end, status,
  i % 2000 = 3, 5, o.subject, 'BENCH-' || i,
  case when status in ('registered', 'replied', 'closed') then '۱۴۰۵/ص/' || i end, o.state, at, at, at, 0, o.shown, 5, true, true
from (select i, ${STATUS} as status, $8::timestamptz - i * interval '94 s' as at from generate_series($1::integer, $2::integer) i) made
join bench_originals o on o.n = i % ${ORIGINALS}`;

const TERMS = `
insert into letter_search select s.id, s.organisation_id, s.created_at, o.terms, o.found_in
from generate_series($1::integer, $2::integer) i join submissions s on s.id = md5('letter ' || i)::uuid
join bench_originals o on o.n = i % ${ORIGINALS}`;

const APPLICANTS = `
insert into applicants (id, mobile_encrypted, mobile_hash)
select md5('applicant ' || i)::uuid, '\\x00', sha256(convert_to('mobile ' || i, 'UTF8'))
from generate_series($1::integer / 5, $2::integer / 5) i on conflict do nothing`;

/** Fills up to `to` letters from `from` on. Triggers and foreign keys rest, and the index of terms is made anew. */
export async function fill({ url, from, to, organisationId, applicantId, units, assigneeId, now, code }) {
  const client = await connect(url);
  await client.query(`set session_replication_role = replica; set maintenance_work_mem = '1500MB'; set synchronous_commit = off;
    set work_mem = '256MB'; set max_parallel_maintenance_workers = 2`);
  await client.query('drop index letter_search_terms');
  await client.query(APPLICANTS, [from, to]);
  await client.query(LETTERS, [from, to, organisationId, applicantId, to, units, assigneeId, now]);
  await client.query(`update submissions set tracking_code = $1 where id = md5('letter 4207')::uuid`, [code]);
  await client.query('analyze submissions');
  await client.query(TERMS, [from, to]);
  await client.query('create index letter_search_terms on letter_search using gin (terms) with (fastupdate = off)');
  await client.query('set session_replication_role = default');
  await client.query('vacuum analyze submissions, letter_search, applicants');
  const { rows } = await client.query(`select pg_size_pretty(pg_total_relation_size('submissions')) as letters,
    pg_size_pretty(pg_table_size('letter_search')) as terms, pg_size_pretty(pg_relation_size('letter_search_terms')) as index`);
  await client.end();
  return rows[0];
}

async function connect(connectionString) {
  const client = new pg.Client({ connectionString });
  await client.connect();
  return client;
}
