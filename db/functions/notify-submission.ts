/**
 * Tells who listens that a letter was written, with what decides who may know of it: where it stands, and where it stood before. The
 * number of the transaction tells two writes apart; every listener hears of them in the same order.
 */
export const sql = `
create or replace function notify_submission() returns trigger language plpgsql as $$
begin
  perform pg_notify('submissions', json_build_object('id', new.id, 'organisationId', new.organisation_id,
    'unitId', new.unit_id, 'formerUnitId', old.unit_id, 'sequence', new.sequence,
    'transaction', pg_current_xact_id()::text)::text);
  return null;
end $$;
`;
