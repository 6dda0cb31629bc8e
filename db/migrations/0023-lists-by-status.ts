/** Lists of one status, such as what waits for a decision, in the order in which they are shown, of an organisation and of a unit. */
export const sql = `
create index submissions_of_status on submissions (organisation_id, status, created_at desc, id desc)
  where submitted_at is not null;
create index submissions_of_unit_and_status on submissions (organisation_id, unit_id, status, created_at desc, id desc)
  where submitted_at is not null;
create index submissions_needing_attention on submissions (organisation_id, created_at desc, id desc)
  where needs_attention;
`;
