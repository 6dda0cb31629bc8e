/**
 * How letters of all organisations stand, for whoever looks after the installation: numbers alone, no letter. Each
 * is counted in an index of its own kind of letter: of all letters, none is read.
 */
export const sql = `
create or replace function letter_figures() returns table (
  organisation text, stuck integer, waiting integer, oldest_waiting_seconds double precision
) language plpgsql stable security definer set search_path = pg_catalog, public, pg_temp
set enable_seqscan = off as $$
begin
  if scope_system() is distinct from 'worker' then
    raise exception 'letters are not counted in this scope' using errcode = 'PS002';
  end if;
  return query
    select o.slug, stuck.letters, waiting.letters, coalesce(extract(epoch from now() - waiting.oldest), 0)::float8
    from organisations o
    cross join lateral (select count(*)::integer as letters from submissions s
      where s.organisation_id = o.id and s.needs_attention) stuck
    cross join lateral (select count(*)::integer as letters, min(s.submitted_at) as oldest from submissions s
      where s.organisation_id = o.id and s.status = 'awaitingDecision') waiting;
end $$;
revoke all on function letter_figures() from public;
grant execute on function letter_figures() to pishkhan_app;
`;
