import { EVENT_TYPES, isEnd, isForApplicant, STATUSES } from '../../domain/submission/index.ts';

const quoted = (words: readonly string[]): string => words.map((word) => `'${word}'`).join(', ');
const told = quoted(EVENT_TYPES.filter(isForApplicant));
const ends = quoted(STATUSES.filter(isEnd));

/**
 * Tells a letter's applicant of events, from its submission on, and of a draft's end. The lock on the head of the feed is held until
 * the letter is committed: positions are without gaps, in the order of the commits. Called by `save_letter` alone, before it writes the
 * timeline: what stands there already was told, and what stands there otherwise never happened.
 */
export const sql = `
create or replace function tell_changes(given submissions, timeline jsonb) returns void
language plpgsql set search_path = pg_catalog, public, pg_temp as $$
begin
  with told as (
    select entry.*, stored.sequence is not null as corrects,
      row_number() over (order by entry.sequence) as nth, count(*) over () as many
    from jsonb_to_recordset(timeline) as entry (sequence integer, type text, at timestamptz(3))
    left join submission_timeline stored on stored.submission_id = given.id and stored.sequence = entry.sequence
    where entry.sequence <= given.sequence and entry.type in (${told})
      and coalesce(entry.at >= given.submitted_at, entry.type in (${ends}))
      and (stored.type, stored.at) is distinct from (entry.type, entry.at)
  ), head as (
    insert into change_heads as head (applicant_id, position)
    select given.applicant_id, many from told limit 1
    on conflict (applicant_id) do update set position = head.position + excluded.position
    returning position
  )
  insert into changes (applicant_id, position, submission_id, sequence, type, status, at, corrects)
  select given.applicant_id, head.position - told.many + told.nth, given.id, told.sequence, told.type, given.status,
    told.at, told.corrects
  from told, head;
  if found then
    update webhooks set due_at = coalesce(due_at, now()) where applicant_id = given.applicant_id and active;
  end if;
end $$;
revoke all on function tell_changes(submissions, jsonb) from public;
`;
