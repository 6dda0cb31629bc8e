import { randomUUID } from 'node:crypto';
import { hashPassword, newTotpSecret, totpUri } from '../../../db/credentials.ts';
import { lockOrganisation } from '../../../db/repositories/organisations.ts';
import { deleteSessionsOf } from '../../../db/repositories/sessions.ts';
import {
  getPasswordHash,
  getStaff,
  insertStaff,
  setTotpSecret,
  updateStaff,
  type StaffMember,
} from '../../../db/repositories/staff.ts';
import type { Configuration } from '../../../db/tenancy.ts';
import { createOnce } from '../../create-once.ts';
import type { StaffPrincipal } from '../../http/sessions/principal.ts';
import { idempotencyKeyReused, notFound } from '../../http/problems/problem.ts';
import type { Services } from '../../services.ts';
import { audited } from '../audited.ts';
import { scopeOf } from '../scope.ts';
import { checkPassword } from '../password.ts';
import { checkStaff, guardOperators, keepAdmin, usernameTaken, type StaffFields } from './check.ts';

export type WrittenStaff = StaffMember & { totpUri?: string };
type Role = StaffMember['roles'][number];

export interface NewStaffFields extends StaffFields {
  username: string;
  name: string;
  roles: Role[];
  password: string;
}

interface Creation {
  principal: StaffPrincipal;
  fields: NewStaffFields;
  idempotencyKey: string;
}

/**
 * Outside the demo a new account gets its second factor at once, for without one it could not sign in. A repeat is one only with a
 * password that signs in.
 */
export const createStaff = (services: Services, { principal, fields, idempotencyKey }: Creation) => {
  const { password, ...body } = fields;
  guardOperators(principal, fields.roles);
  const { organisationId } = principal;
  return createOnce<WrittenStaff, Configuration>(services, {
    kind: 'staff',
    begin: (work) => services.database.configure(scopeOf(principal), work),
    callerId: principal.staffId,
    idempotencyKey,
    body,
    create: async (transaction) => {
      const id = randomUUID();
      await checkStaff(transaction, { fields, username: fields.username, principal });
      const passwordHash = await hashPassword(password);
      const member = { ...body, id, organisationId, stationIds: fields.stationIds ?? [], passwordHash };
      const staff = present(await insertStaff(transaction, member));
      const subject = { action: 'staff.created', subjectType: 'staff', subjectId: id } as const;
      await audited(transaction, { principal, clock: services.clock, ...subject });
      return services.config.demo ? staff : withNewTotp(transaction, { services, staff });
    },
    idOf: ({ id }) => id,
    read: async (transaction, id) => {
      const passwordHash = await getPasswordHash(transaction, { id });
      if (!(await checkPassword(password, passwordHash))) throw idempotencyKeyReused();
      return present(await getStaff(transaction, { id }));
    },
  }).catch(usernameTaken);
};

export interface StaffChanges extends StaffFields {
  name?: string;
  roles?: Role[];
  newTotp?: boolean;
}

export const changeStaff = (
  services: Services,
  { principal, id, changes }: { principal: StaffPrincipal; id: string; changes: StaffChanges },
): Promise<WrittenStaff> => {
  const { password, stationIds, newTotp, ...rest } = changes;
  const { organisationId } = principal;
  return services.database
    .configure(scopeOf(principal), async (transaction) => {
      await lockOrganisation(transaction, { id: organisationId });
      const before = present(await getStaff(transaction, { id }));
      guardOperators(principal, before.roles, changes.roles);
      await checkStaff(transaction, { fields: changes, username: changes.username ?? before.username, id, principal });
      const columns = { ...rest, ...(password && { passwordHash: await hashPassword(password) }) };
      const staff = present(await updateStaff(transaction, { id, organisationId, changes: columns, stationIds }));
      await keepAdmin(transaction, { fields: changes, organisationId });
      if (password || newTotp || rest.active === false) await deleteSessionsOf(transaction, { principalId: id });
      const data = { changed: Object.keys(changes), roles: changes.roles, active: changes.active, stationIds };
      const subject = { action: 'staff.changed', subjectType: 'staff', subjectId: id } as const;
      await audited(transaction, { principal, clock: services.clock, ...subject, data });
      return newTotp ? withNewTotp(transaction, { services, staff }) : staff;
    })
    .catch(usernameTaken);
};

const withNewTotp = async (
  transaction: Configuration,
  { services, staff }: { services: Services; staff: StaffMember },
): Promise<WrittenStaff> => {
  const secret = newTotpSecret();
  await setTotpSecret(transaction, { id: staff.id, secret, sealer: services.vault });
  return { ...staff, totpUri: totpUri(secret, staff.username) };
};

const present = (staff: StaffMember | undefined): StaffMember => {
  if (!staff) throw notFound();
  return staff;
};
