/**
 * Pages that need more than to be listed: everyone reads units and colleagues to reassign a letter, but keeping them
 * in order is for those who may edit.
 */
const NEEDED: Record<string, string> = {
  'units.list': 'units.edit',
  'staff.list': 'staff.edit',
  'organisation.list': 'organisation.edit',
};

interface Wish {
  resource: string;
  action: string;
}

/** Denied unless the server's list of permissions says otherwise; the server checks each call again. */
export const mayDo = (permissions: readonly string[], { resource, action }: Wish): boolean => {
  const wish = `${resource}.${action}`;
  return permissions.includes(NEEDED[wish] ?? wish);
};
