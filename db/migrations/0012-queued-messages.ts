/**
 * A letter's message is written down together with its first attempt, `queued`, and sent by the same process. What that process
 * did not get to is found by the index: first attempts that no panel has taken.
 */
export const sql = `
alter table sms_attempts drop constraint sms_attempts_state_check;
alter table sms_attempts add constraint sms_attempts_state_check
  check (state in ('queued', 'sending', 'accepted', 'refused', 'notSent', 'unknown', 'delivered', 'undelivered'));
create index sms_attempts_not_taken on sms_attempts (at)
  where attempt = 1 and state in ('queued', 'sending', 'refused', 'notSent', 'unknown');
`;
