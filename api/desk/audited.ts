import { appendAudit } from '../../db/repositories/audit.ts';
import type { TenantTransaction } from '../../db/tenancy.ts';
import type { StaffPrincipal } from '../http/sessions/principal.ts';
import type { Clock } from '../services.ts';

interface Change {
  principal: StaffPrincipal;
  clock: Clock;
  action: `${string}.${'created' | 'changed' | 'decoded' | 'tested' | 'resumed' | 'givenUp'}`;
  subjectType: string;
  subjectId: string;
  /** Nothing personal: names of what changed, not people's data. */
  data?: object;
}

/** Writes who did what into the audit log, in the transaction of what was done. */
export const audited = (transaction: TenantTransaction, { principal, clock, ...entry }: Change): Promise<void> =>
  appendAudit(transaction, {
    organisationId: principal.organisationId,
    entries: [{ ...entry, at: clock.now(), actorKind: 'staff', actorId: principal.staffId }],
  });
