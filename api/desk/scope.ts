import type { Scope } from '../../db/tenancy.ts';
import type { StaffPrincipal } from '../http/sessions/principal.ts';

/** The rows of the organisation that this member of staff works for. */
export const scopeOf = ({ organisationId, staffId }: StaffPrincipal): Scope => ({
  kind: 'organisation',
  organisationId,
  staffId,
});
