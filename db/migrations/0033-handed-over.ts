/** A letter may have been sent for certain, and get its number days later; `reference` is what it is known by meanwhile. */
export const sql = `
alter table registrations drop constraint registrations_state_check,
  add constraint registrations_state_check
    check (state in ('intent', 'sending', 'handedOver', 'done', 'refused', 'unknown')),
  add column reference text;
grant update (reference) on registrations to pishkhan_app;
`;
