import type { Role } from '../../http/sessions/principal.ts';

const EVERYONE: readonly Role[] = ['secretary', 'controller', 'admin'];
const ADMINS: readonly Role[] = ['admin'];

/** `resource.action` and who may; what is not here, nobody may. */
const PERMISSIONS: Record<string, readonly Role[]> = {
  'submissions.list': EVERYONE,
  'submissions.show': EVERYONE,
  'units.list': EVERYONE,
  'units.create': ADMINS,
  'units.edit': ADMINS,
  'staff.list': EVERYONE,
  'staff.create': ADMINS,
  'staff.edit': ADMINS,
  'routing-policies.list': ADMINS,
  'routing-policies.create': ADMINS,
  'notices.list': ADMINS,
  'notices.edit': ADMINS,
  'organisation.show': EVERYONE,
  'organisation.edit': ADMINS,
  'connections.list': ADMINS,
  'connections.create': ADMINS,
  'connections.edit': ADMINS,
  'stuck.list': ADMINS,
  'stuck.edit': ADMINS,
};

export const permissionsOf = (roles: readonly Role[]): string[] =>
  Object.keys(PERMISSIONS).filter((permission) => PERMISSIONS[permission]?.some((role) => roles.includes(role)));
