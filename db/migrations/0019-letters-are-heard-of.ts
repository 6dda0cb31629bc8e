/**
 * Open desks hear of letters that are written. A transaction that notifies commits alone, so that nothing else is told here than what
 * a desk shows: drafts are nobody's yet.
 */
export const sql = `
create or replace function notify_submission() returns trigger language plpgsql as $$
begin
  perform pg_notify('submissions', json_build_object('id', new.id, 'organisationId', new.organisation_id,
    'unitId', new.unit_id, 'formerUnitId', old.unit_id, 'sequence', new.sequence,
    'transaction', pg_current_xact_id()::text)::text);
  return null;
end $$;
create trigger notify after insert or update on submissions
  for each row when (new.submitted_at is not null) execute function notify_submission();
`;
