import type { Me, Role } from '../api/types.ts';

/** Which roles may do what; what is not listed is denied. The server checks again. */
const ALLOWED: Record<string, readonly Role[]> = {
  'submissions.list': ['secretary', 'controller', 'admin'],
  'submissions.show': ['secretary', 'controller', 'admin'],
  'units.list': ['admin'],
  'units.create': ['admin'],
  'units.edit': ['admin'],
  'staff.list': ['admin'],
  'staff.create': ['admin'],
  'staff.edit': ['admin'],
  'routing-policies.list': ['admin'],
  'routing-policies.create': ['admin'],
  'organisation.list': ['admin'],
  'organisation.edit': ['admin'],
  'stuck.list': ['admin'],
};

export const mayDo = (me: Pick<Me, 'roles'>, { resource, action }: { resource: string; action: string }): boolean =>
  (ALLOWED[`${resource}.${action}`] ?? []).some((role) => me.roles.includes(role));
