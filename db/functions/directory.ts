/** What the policies of the scope `directory` ask: functions of the owner, so that queries in other scopes are planned no slower. */
export const sql = `
create or replace function takes_letters(organisation uuid) returns boolean
language sql stable security definer set search_path = pg_catalog, public, pg_temp
  as $$ select exists (select from organisations where id = organisation and active) $$;

create or replace function policy_in_force(organisation uuid) returns integer
language sql stable security definer set search_path = pg_catalog, public, pg_temp
  as $$ select max(version) from routing_policies where organisation_id = organisation $$;

revoke all on function takes_letters(uuid), policy_in_force(uuid) from public;
grant execute on function takes_letters(uuid), policy_in_force(uuid) to pishkhan_app;
`;
