import { CHANGING, WRITTEN } from '../letter-columns.ts';

const given = (column: string) => `given.${column}`;
const changed = (column: string) => `${column} = excluded.${column}`;

const body = `
create or replace function save_letter(letter jsonb, sealed_state bytea) returns boolean
language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
declare
  given submissions := jsonb_populate_record(null::submissions, letter->'row');
  first_sequence integer := letter->'firstSequence';
  stored_sequence integer;
  written boolean;
begin
  given.state := sealed_state;
  if (given.id, given.organisation_id, given.applicant_id)
    is distinct from (scope_letter(), scope_letter_organisation(), scope_letter_applicant())
  then
    raise exception 'a letter is written in its own scope' using errcode = 'PS002';
  end if;

  insert into submissions as stored (${WRITTEN.join(', ')}, filed)
  values (${WRITTEN.map(given).join(', ')}, letter ? 'search')
  on conflict (id) do update set ${CHANGING.map(changed).join(', ')}, filed = stored.filed or excluded.filed
  where stored.sequence <= excluded.sequence
    and (stored.organisation_id, stored.applicant_id) = (excluded.organisation_id, excluded.applicant_id)
  returning old.sequence into stored_sequence;
  written := found;

  if written then
    perform tell_changes(given, letter->'timeline');
    if stored_sequence >= first_sequence then
      delete from submission_timeline where submission_id = given.id and sequence >= first_sequence;
    end if;
    insert into submission_timeline (submission_id, sequence, organisation_id, applicant_id, type, at, actor_kind,
      actor_id, data)
    select given.id, entry.sequence, given.organisation_id, given.applicant_id, entry.type, entry.at, entry."actorKind",
      entry."actorId", decode(entry.data, 'base64')
    from jsonb_to_recordset(letter->'timeline') as entry (sequence integer, type text, at timestamptz, "actorKind" text,
      "actorId" uuid, data text)
    where entry.sequence <= given.sequence;
    if letter ? 'search' then
      perform file_letter(given.id, letter->'search');
    end if;
  elsif not exists (select from submissions where id = given.id
    and (organisation_id, applicant_id) = (given.organisation_id, given.applicant_id))
  then
    raise exception 'the letter is another organisation''s or applicant''s' using errcode = 'PS002';
  end if;

  if letter ? 'audit' then
    perform append_audit(given.organisation_id, letter->'audit');
  end if;
  return written;
end $$;
`;

/**
 * The one writer of letters' rows and timelines (see db/read-model.ts). It runs as the owner and holds each write to the scope of its
 * letter itself; the session keeps the plans of its statements. The sealed state comes beside the JSON, as bytes.
 */
export const sql = `${body}
revoke all on function save_letter(jsonb, bytea) from public;
grant execute on function save_letter(jsonb, bytea) to pishkhan_app;
`;
