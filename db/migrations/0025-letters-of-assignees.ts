/**
 * What a member of staff has been given, by status: the person alone leads to it. An index that began with the organisation stood beside
 * others that do, and the planner took one of those.
 */
export const sql = `
create index submissions_assigned on submissions (assignee_id, status, created_at desc, id desc)
  where submitted_at is not null and assignee_id is not null;
drop index submissions_of_assignee;
`;
