/** A number is kept by the try that is sending and by no other, and once kept it stays. */
export const sql = `
create or replace function keep_letter_number() returns trigger language plpgsql as $$
begin
  raise exception 'a registered letter keeps its number' using errcode = 'PS003';
end $$;

create or replace function finish_registration(submission uuid, number text, at timestamptz) returns void language plpgsql as $$
begin
  update registrations set state = 'done', letter_number = number, registered_at = at, reason = null, updated_at = now()
  where submission_id = submission and state = 'sending';
  if not found then
    raise exception 'the registration is not being sent' using errcode = 'PS003';
  end if;
end $$;
`;
