import { isSystem } from './policies.ts';

/**
 * Who takes letters is for everybody to know: the scope `directory` sees active organisations, what can be chosen there
 * and the routing policy in force. The conditions are functions of the owner, so that queries in other scopes are planned
 * no slower than before.
 */
export const sql = `
create function takes_letters(organisation uuid) returns boolean
language sql stable security definer set search_path = pg_catalog, public, pg_temp
  as $$ select exists (select from organisations where id = organisation and active) $$;

create function policy_in_force(organisation uuid) returns integer
language sql stable security definer set search_path = pg_catalog, public, pg_temp
  as $$ select max(version) from routing_policies where organisation_id = organisation $$;

revoke all on function takes_letters(uuid), policy_in_force(uuid) from public;
grant execute on function takes_letters(uuid), policy_in_force(uuid) to pishkhan_app;

create policy in_force_select on routing_policies for select to pishkhan_owner using (true);

create policy directory_select on organisations for select to pishkhan_app
  using (active and ${isSystem('directory')});
create policy directory_select on units for select to pishkhan_app
  using (active and ${isSystem('directory')} and takes_letters(organisation_id));
create policy directory_select on services for select to pishkhan_app
  using (active and ${isSystem('directory')} and takes_letters(organisation_id));
create policy directory_select on routing_policies for select to pishkhan_app
  using (${isSystem('directory')} and takes_letters(organisation_id) and version = policy_in_force(organisation_id));
`;
