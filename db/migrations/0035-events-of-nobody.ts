import { inOrganisation } from './policies.ts';

/** A person may have an event that nobody took tried again. */
export const sql = `
create policy organisation_update on outside_events for update to pishkhan_app using (${inOrganisation}) with check (${inOrganisation});
`;
