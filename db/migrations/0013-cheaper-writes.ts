/**
 * Nobody listens to letters' notifications, and a transaction that sends one commits alone. A sealed state can't be compressed:
 * trying costs time at each write.
 */
export const sql = `
drop trigger notify on submissions;
drop function notify_submission();
alter table submissions alter column state set storage external;
`;
