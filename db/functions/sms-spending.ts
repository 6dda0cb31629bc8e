/**
 * How many parts of messages the scope's organisation has paid for since a moment. A letter's scope sees no other letter's messages:
 * this tells their number alone.
 */
export const sql = `
create or replace function sms_parts_since(since timestamptz) returns integer
language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
  select coalesce(sum(parts), 0)::integer from sms_messages
  where organisation_id = coalesce(scope_organisation(), scope_letter_organisation()) and paid_at >= since
$$;
revoke all on function sms_parts_since(timestamptz) from public;
grant execute on function sms_parts_since(timestamptz) to pishkhan_app;
`;
