import { isSystem } from './policies.ts';

/** Whoever asks for a code may ask again at once when no panel has taken the message. */
export const sql = `
create policy sign_in_select on sms_attempts for select to pishkhan_app
  using (${isSystem('signIn')} and organisation_id is null);
`;
