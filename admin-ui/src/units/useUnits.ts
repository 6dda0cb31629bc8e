import { useGetList } from 'react-admin';
import type { Unit } from '../api/types.ts';

const NONE: Unit[] = [];

/** The organisation's units; none when this account may not see them. */
export const useUnits = () => {
  const { data = NONE, isPending } = useGetList<Unit>('units', {}, { retry: false });
  return { units: data, isPending };
};
