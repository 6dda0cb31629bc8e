/** Finds the letters that wait to be sent among all that ever were: looked for every few seconds. */
export const sql = `
create index registrations_waiting on registrations (updated_at) where state = 'intent';
`;
