/**
 * The write of the read model (see db/read-model.ts) in one call. It runs about five times a letter, and planning its
 * statements costs more than running them: a function's plans are kept by the session. It has the rights of its caller.
 */
export const sql = `
create function save_letter(
  new_id uuid, new_organisation_id uuid, new_applicant_id uuid, new_unit_id uuid, new_assignee_id uuid, new_status text,
  new_needs_attention boolean, new_sequence integer, new_subject text, new_tracking_code text, new_letter_number text,
  new_client_reference text, new_search_key text, new_state bytea, new_created_at timestamptz, new_updated_at timestamptz,
  new_submitted_at timestamptz, new_promised_at timestamptz, timeline jsonb, first_sequence integer, audit jsonb
) returns boolean language plpgsql as $$
declare
  written boolean;
begin
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
  where stored.sequence <= excluded.sequence;
  written := found;

  if written then
    delete from submission_timeline where submission_id = new_id and sequence >= first_sequence;
    insert into submission_timeline (submission_id, sequence, organisation_id, applicant_id, type, at, actor_kind,
      actor_id, data)
    select new_id, entry.sequence, new_organisation_id, new_applicant_id, entry.type, entry.at, entry."actorKind",
      entry."actorId", decode(entry.data, 'base64')
    from jsonb_to_recordset(timeline) as entry (sequence integer, type text, at timestamptz, "actorKind" text,
      "actorId" uuid, data text)
    where entry.sequence <= new_sequence;
  end if;

  if audit is not null then
    perform append_audit(new_organisation_id, audit);
  end if;
  return written;
end $$;
`;
