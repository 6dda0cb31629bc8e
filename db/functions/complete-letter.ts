import { SUMMARY } from '../letter-columns.ts';

/**
 * Gives a letter's row the summary, and its place in the search, that a process of an earlier version has not; of a letter that has
 * changed meanwhile no summary.
 */
export const sql = `
create or replace function complete_letter(summary jsonb) returns void
language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
declare
  given submissions := jsonb_populate_record(null::submissions, summary);
begin
  if scope_system() is distinct from 'schedules' then
    raise exception 'letters are completed in the scope of schedules' using errcode = 'PS002';
  end if;
  update submissions set ${SUMMARY.map((column) => `${column} = given.${column}`).join(', ')}
  where id = given.id and sequence = given.sequence and not submissions.summarised;
  if summary ? 'search' then
    update submissions set filed = true where id = given.id;
    perform file_letter(given.id, summary->'search');
  end if;
end $$;
revoke all on function complete_letter(jsonb) from public;
grant execute on function complete_letter(jsonb) to pishkhan_app;
`;
