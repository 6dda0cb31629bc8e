import { protect } from './policies.ts';

const table = `
create table letter_search (
  submission_id uuid primary key references submissions,
  organisation_id uuid not null,
  created_at timestamptz(3) not null,
  terms integer[] not null,
  found_in bytea not null
) with (toast_tuple_target = 8160);
alter table letter_search alter column terms set storage external, alter column found_in set storage external;
create index letter_search_terms on letter_search using gin (terms) with (fastupdate = off);
`;

/**
 * Numbers are compared without what people leave out or type otherwise: digits and letters of either keyboard are the same, blanks and
 * marks of direction count for nothing.
 */
const numberKey = `
create function letter_number_key(number text) returns text language sql immutable strict parallel safe as $$
  select pg_catalog.lower(pg_catalog.translate(number,
    U&'۰۱۲۳۴۵۶۷۸۹٠١٢٣٤٥٦٧٨٩يىك \\00A0\\200C\\200D\\200E\\200F\\061C', '01234567890123456789ییک'))
$$;
`;

const indexes = `
create extension if not exists intarray;
create index submissions_by_number on submissions (organisation_id, letter_number_key(letter_number) text_pattern_ops)
  where letter_number is not null;
create index submissions_of_assignee on submissions (organisation_id, assignee_id, status, created_at desc, id desc)
  where submitted_at is not null and assignee_id is not null;
create index submissions_waiting on submissions (organisation_id, submitted_at) where status = 'awaitingDecision';
`;

/** What processes of the version before wrote has no row in the new table yet: the application files it. */
const filing = `
alter table submissions alter column search_key drop not null, add column filed boolean not null default false;
create index submissions_not_filed on submissions (id) where submitted_at is not null and not filed;
drop index submissions_search;
drop index applicants_name_keys;
`;

/**
 * Letters are searched in a table of its own, that the application reaches by functions alone: row security would keep it from the
 * index. It holds no text: keyed terms of parts of words, and the words sealed. Not compressed, and beside the row, since every row
 * that is looked at is asked for its terms.
 */
export const sql = [
  table,
  protect('letter_search', [
    { name: 'searching', to: 'pishkhan_owner', for: ['select', 'insert', 'update'], where: 'true' },
  ]),
  numberKey,
  indexes,
  filing,
].join('\n');
