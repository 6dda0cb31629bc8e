/** How letters of all organisations stand, for whoever looks after the installation: numbers alone, no letter. */
export const sql = `
create or replace function letter_figures() returns table (
  organisation text, stuck integer, waiting integer, oldest_waiting_seconds double precision
) language plpgsql stable security definer set search_path = pg_catalog, public, pg_temp as $$
begin
  if scope_system() is distinct from 'worker' then
    raise exception 'letters are not counted in this scope' using errcode = 'PS002';
  end if;
  return query
    select o.slug, (count(*) filter (where s.needs_attention))::integer,
      (count(*) filter (where s.status = 'awaitingDecision'))::integer,
      coalesce(extract(epoch from now() - min(s.submitted_at) filter (where s.status = 'awaitingDecision')), 0)::float8
    from organisations o left join submissions s on s.organisation_id = o.id
      and (s.needs_attention or s.status = 'awaitingDecision')
    group by o.slug;
end $$;
revoke all on function letter_figures() from public;
grant execute on function letter_figures() to pishkhan_app;
`;
