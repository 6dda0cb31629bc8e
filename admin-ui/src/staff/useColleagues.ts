import { useGetList } from 'react-admin';
import type { StaffMember } from '../api/types.ts';

const NONE: StaffMember[] = [];

/** Active staff stationed in a unit; none when this account may not see them. */
export const useColleagues = (unitId: string): StaffMember[] => {
  const { data = NONE } = useGetList<StaffMember>('staff', {}, { retry: false });
  return data.filter(({ active, stationIds }) => active && stationIds.includes(unitId));
};
