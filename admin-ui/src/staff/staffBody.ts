/** What the API takes of a colleague's form; an empty password means that it stays. */
export const toStaffBody = ({ name, username, roles, stationIds, active, password }: Record<string, unknown>) => ({
  name,
  username,
  roles: roles ?? [],
  stationIds: stationIds ?? [],
  active,
  ...(typeof password === 'string' && password !== '' ? { password } : {}),
});
