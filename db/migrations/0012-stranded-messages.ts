/** Finds first attempts that no panel has taken: a letter's message is sent by the process that wrote it down, which can die. */
export const sql = `
create index sms_attempts_not_taken on sms_attempts (at)
  where attempt = 1 and state in ('sending', 'refused', 'notSent', 'unknown');
`;
