/** Finds the few messages that a panel owes a receipt for among all that it ever took: looked for every half minute. */
export const sql = `
create index sms_attempts_awaited on sms_attempts (panel_id, at) where state = 'accepted';
`;
