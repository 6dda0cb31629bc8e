import { protect } from './policies.ts';

const withoutOtherWriters = `
drop policy letter_insert on submissions;
drop policy letter_update on submissions;
drop policy letter_insert on submission_timeline;
drop policy letter_update on submission_timeline;
drop policy letter_delete on submission_timeline;
revoke insert, update on submissions from pishkhan_app;
revoke insert, update, delete on submission_timeline from pishkhan_app;
`;

const saveLetter = `
create or replace function save_letter(
  new_id uuid, new_organisation_id uuid, new_applicant_id uuid, new_unit_id uuid, new_assignee_id uuid, new_status text,
  new_needs_attention boolean, new_sequence integer, new_subject text, new_tracking_code text, new_letter_number text,
  new_client_reference text, new_search_key text, new_state bytea, new_created_at timestamptz, new_updated_at timestamptz,
  new_submitted_at timestamptz, new_promised_at timestamptz, timeline jsonb, first_sequence integer, audit jsonb
) returns boolean language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
declare
  stored_sequence integer;
  written boolean;
begin
  if (new_id, new_organisation_id, new_applicant_id)
    is distinct from (scope_letter(), scope_letter_organisation(), scope_letter_applicant())
  then
    raise exception 'a letter is written in its own scope' using errcode = 'PS002';
  end if;

  insert into submissions as stored (id, organisation_id, applicant_id, unit_id, assignee_id, status, needs_attention,
    sequence, subject, tracking_code, letter_number, client_reference, search_key, state, created_at, updated_at,
    submitted_at, promised_at)
  values (new_id, new_organisation_id, new_applicant_id, new_unit_id, new_assignee_id, new_status, new_needs_attention,
    new_sequence, new_subject, new_tracking_code, new_letter_number, new_client_reference, new_search_key, new_state,
    new_created_at, new_updated_at, new_submitted_at, new_promised_at)
  on conflict (id) do update set unit_id = excluded.unit_id, assignee_id = excluded.assignee_id,
    status = excluded.status, needs_attention = excluded.needs_attention, sequence = excluded.sequence,
    subject = excluded.subject, tracking_code = excluded.tracking_code, letter_number = excluded.letter_number,
    client_reference = excluded.client_reference, search_key = excluded.search_key, state = excluded.state,
    updated_at = excluded.updated_at, submitted_at = excluded.submitted_at, promised_at = excluded.promised_at
  where stored.sequence <= excluded.sequence
    and (stored.organisation_id, stored.applicant_id) = (excluded.organisation_id, excluded.applicant_id)
  returning old.sequence into stored_sequence;
  written := found;

  if written then
    if stored_sequence >= first_sequence then
      delete from submission_timeline where submission_id = new_id and sequence >= first_sequence;
    end if;
    insert into submission_timeline (submission_id, sequence, organisation_id, applicant_id, type, at, actor_kind,
      actor_id, data)
    select new_id, entry.sequence, new_organisation_id, new_applicant_id, entry.type, entry.at, entry."actorKind",
      entry."actorId", decode(entry.data, 'base64')
    from jsonb_to_recordset(timeline) as entry (sequence integer, type text, at timestamptz, "actorKind" text,
      "actorId" uuid, data text)
    where entry.sequence <= new_sequence;
  elsif not exists (select from submissions where id = new_id
    and (organisation_id, applicant_id) = (new_organisation_id, new_applicant_id))
  then
    raise exception 'the letter is another organisation''s or applicant''s' using errcode = 'PS002';
  end if;

  if audit is not null then
    perform append_audit(new_organisation_id, audit);
  end if;
  return written;
end $$;
revoke all on function save_letter from public;
grant execute on function save_letter to pishkhan_app;
`;

/**
 * Letters are written through `save_letter` and by nothing else: it runs as the owner and holds each write to the scope of its letter
 * itself. An application that may not write the tables at all can do less, and a third of each write was the preparation of
 * policies' conditions. An entry of the audit log is tied to its organisation by the head of its log.
 */
export const sql = [
  withoutOtherWriters,
  protect('submissions', [{ name: 'saving', to: 'pishkhan_owner', for: ['insert', 'update'], where: 'true' }]),
  protect('submission_timeline', [
    { name: 'saving', to: 'pishkhan_owner', for: ['select', 'insert', 'delete'], where: 'true' },
  ]),
  saveLetter,
  'alter table audit_log drop constraint audit_log_organisation_id_fkey;',
].join('\n');
