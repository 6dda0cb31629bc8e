/** Files a letter under its terms, for `search_letters`. Called by the functions that write letters, and by nobody else. */
export const sql = `
create or replace function file_letter(letter uuid, search jsonb) returns void language sql as $$
  insert into letter_search as stored (submission_id, organisation_id, created_at, terms, found_in)
  select s.id, s.organisation_id, s.created_at, given.terms, given.found_in
  from submissions s, jsonb_populate_record(null::letter_search, search) given where s.id = letter
  on conflict (submission_id) do update set terms = excluded.terms, found_in = excluded.found_in
  where stored.terms <> excluded.terms
$$;
revoke all on function file_letter(uuid, jsonb) from public;
`;
