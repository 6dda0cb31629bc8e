import type { Me } from '../api/types.ts';

export interface LetterFilter {
  status?: string;
  unitId?: string;
}

const SEES_ALL = ['secretary', 'admin'];

/**
 * What awaits my decision. The server shows a controller only the letters of their stations; who sees the whole
 * organisation begins at their own desk, if they have one.
 */
export const defaultFilter = ({ roles, stations }: Pick<Me, 'roles' | 'stations'>): LetterFilter => {
  const [station, ...others] = stations;
  const atDesk = station && others.length === 0 && roles.some((role) => SEES_ALL.includes(role));
  return { status: 'awaitingDecision', ...(atDesk ? { unitId: station.id } : {}) };
};
