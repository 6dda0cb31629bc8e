/** Everything but the hash itself, independent of the session's time zone. */
const hash = `
create or replace function audit_hash(entry audit_log) returns bytea language sql stable as $$
  select sha256(entry.previous_hash || convert_to(jsonb_build_array(entry.organisation_id, entry.number,
    extract(epoch from entry.at), entry.actor_kind, entry.actor_id, entry.action, entry.subject_type, entry.subject_id,
    entry.subject_sequence, entry.data)::text, 'UTF8'))
$$;
`;

const append = `
create or replace function append_audit(organisation uuid, entries jsonb) returns integer
language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
declare
  head audit_heads;
  given record;
  entry audit_log;
  appended integer := 0;
begin
  if organisation is distinct from coalesce(scope_organisation(), scope_letter_organisation()) then
    raise exception 'an audit entry must be of the scope''s organisation' using errcode = 'PS002';
  end if;
  select * into head from audit_heads where organisation_id = organisation for update;
  if not found then
    insert into audit_heads values (organisation, 0, decode(repeat('00', 32), 'hex')) on conflict do nothing;
    select * into head from audit_heads where organisation_id = organisation for update;
  end if;
  for given in
    select e.* from rows from (jsonb_to_recordset(entries) as (at timestamptz, "actorKind" text, "actorId" uuid,
      action text, "subjectType" text, "subjectId" uuid, "subjectSequence" integer, data jsonb))
      with ordinality as e order by e.ordinality
  loop
    continue when given."subjectSequence" is not null and exists (select from audit_log a
      where a.organisation_id = organisation and a.subject_id = given."subjectId"
        and a.subject_sequence = given."subjectSequence");
    entry := row(organisation, head.number + 1, given.at, given."actorKind", given."actorId", given.action,
      given."subjectType", given."subjectId", given."subjectSequence", coalesce(given.data, '{}'), head.hash, null);
    entry.hash := audit_hash(entry);
    insert into audit_log select entry.*;
    head.number := entry.number;
    head.hash := entry.hash;
    appended := appended + 1;
  end loop;
  if appended > 0 then
    update audit_heads set number = head.number, hash = head.hash where organisation_id = organisation;
  end if;
  return appended;
end $$;
`;

const verify = `
create or replace function verify_audit(organisation uuid) returns bigint
language plpgsql stable security definer set search_path = pg_catalog, public, pg_temp as $$
declare
  head audit_heads;
  entry audit_log;
  expected bigint := 0;
  previous bytea := decode(repeat('00', 32), 'hex');
begin
  if organisation is distinct from scope_organisation() and scope_system() is distinct from 'schedules' then
    raise exception 'this audit log is not of the scope''s organisation' using errcode = 'PS002';
  end if;
  for entry in select * from audit_log where organisation_id = organisation order by number loop
    expected := expected + 1;
    if entry.number <> expected or entry.previous_hash <> previous or entry.hash <> audit_hash(entry) then
      return expected;
    end if;
    previous := entry.hash;
  end loop;
  select * into head from audit_heads where organisation_id = organisation;
  if coalesce(head.number, 0) <> expected or (found and head.hash <> previous) then
    return expected + 1;
  end if;
  return null;
end $$;
`;

const grants = `
revoke all on function append_audit(uuid, jsonb), verify_audit(uuid) from public;
grant execute on function append_audit(uuid, jsonb), verify_audit(uuid) to pishkhan_app;
`;

/** An organisation's log is a chain of hashes, written and checked by these alone. */
export const sql = [hash, append, verify, grants].join('\n');
