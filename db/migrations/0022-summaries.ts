/**
 * What a list shows of a letter stands in columns, so that its state is opened for one letter alone; names and words of people are
 * sealed in one of them. An older letter, or one that a process of the version before wrote, is not summarised: lists complete it
 * from its state, until the application has completed its row.
 */
export const sql = `
alter table submissions
  add column service_id uuid,
  add column correction_of uuid,
  add column document_count integer,
  add column decided_at timestamptz(3),
  add column registered_at timestamptz(3),
  add column answered_at timestamptz(3),
  add column due_at timestamptz(3),
  add column shown bytea,
  add column summary_sequence integer,
  add column summarised boolean not null default false;
create index submissions_not_summarised on submissions (id) where not summarised;

create function mark_not_summarised() returns trigger language plpgsql as $$
begin
  new.summarised := false;
  return new;
end $$;
create trigger mark_not_summarised before update on submissions
  for each row when (new.summarised and new.summary_sequence is distinct from new.sequence)
  execute function mark_not_summarised();
`;
