import { useMemo } from 'react';
import { useGetList } from 'react-admin';
import type { Unit } from '../api/types.ts';
import { useUnitName } from './useUnitName.ts';

const NONE: Unit[] = [];

/** The organisation's units, named in the language of the screen; none when this account may not see them. */
export const useUnits = () => {
  const nameOf = useUnitName();
  const { data = NONE, isPending } = useGetList<Unit>('units', {}, { retry: false });
  const units = useMemo(() => data.map((unit) => ({ ...unit, name: nameOf(unit) })), [data, nameOf]);
  return { units, isPending };
};
