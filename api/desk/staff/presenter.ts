import type { StaffMember } from '../../../db/repositories/staff.ts';

export const presentStaff = ({ id, username, name, roles, stationIds, active }: StaffMember) => ({
  id,
  username,
  name,
  roles,
  stationIds,
  active,
});
