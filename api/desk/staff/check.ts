import { violatesUnique } from '../../../db/repositories/errors.ts';
import { listStaff } from '../../../db/repositories/staff.ts';
import { listUnits } from '../../../db/repositories/units.ts';
import type { Configuration } from '../../../db/tenancy.ts';
import type { StaffPrincipal } from '../../http/sessions/principal.ts';
import { forbidden, invalid, type Fault } from '../../http/problems/problem.ts';
import { isWeak } from '../password.ts';

export interface StaffFields {
  username?: string;
  roles?: string[];
  stationIds?: string[];
  active?: boolean;
  password?: string;
}

/**
 * An operator reads the letters of every organisation. So an admin who is none neither makes one, nor changes what one
 * signs in with.
 * @throws Problem 403
 */
export const guardOperators = (principal: StaffPrincipal, ...roles: (readonly string[] | undefined)[]): void => {
  const concernsOperator = roles.some((some) => some?.includes('operator'));
  if (concernsOperator && !principal.roles.includes('operator')) throw forbidden();
};

interface Checked {
  fields: StaffFields;
  /** As it will be. */
  username: string;
  /** The member of staff that is changed; none when one is created. */
  id?: string;
  principal: StaffPrincipal;
}

/** Throws all that is wrong with what an admin gives for a member of staff. */
export const checkStaff = async (transaction: Configuration, checked: Checked): Promise<void> => {
  const { fields, username, principal } = checked;
  const faults = [...(await stationFaults(transaction, { fields, principal })), ...ownFaults(checked)];
  if (fields.password !== undefined && isWeak(fields.password, username)) {
    faults.push({ pointer: '/password', code: 'weak-password' });
  }
  if (faults.length > 0) throw invalid(faults);
};

const stationFaults = async (
  transaction: Configuration,
  { fields, principal: { organisationId } }: Pick<Checked, 'fields' | 'principal'>,
): Promise<Fault[]> => {
  if (!fields.stationIds?.length) return [];
  const known = new Set((await listUnits(transaction, { organisationId })).map(({ id }) => id));
  return fields.stationIds.flatMap((id, index): Fault[] =>
    known.has(id) ? [] : [{ pointer: `/stationIds/${index}`, code: 'unit-unknown' }],
  );
};

/** Nobody locks themselves out. */
const ownFaults = ({ id, principal, fields: { active, roles } }: Checked): Fault[] => {
  if (id !== principal.staffId) return [];
  return [
    ...(active === false ? [{ pointer: '/active', code: 'own-account' } as const] : []),
    ...(roles && !roles.includes('admin') ? [{ pointer: '/roles', code: 'own-account' } as const] : []),
  ];
};

/** A change by which the organisation would have no active admin any more is refused: two may switch each other off at once. */
export const keepAdmin = async (
  transaction: Configuration,
  { fields, organisationId }: { fields: StaffFields; organisationId: string },
): Promise<void> => {
  if (fields.active !== false && !fields.roles) return;
  const staff = await listStaff(transaction, { organisationId });
  if (staff.some(({ active, roles }) => active && roles.includes('admin'))) return;
  throw invalid([{ pointer: fields.active === false ? '/active' : '/roles', code: 'last-admin' }]);
};

export const usernameTaken = (error: unknown): never => {
  if (violatesUnique(error, 'staff_username_key')) throw invalid([{ pointer: '/username', code: 'taken' }]);
  throw error;
};
