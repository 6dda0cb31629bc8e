import { useRecordContext } from 'react-admin';
import type { StaffAction, Submission } from '../../api/types.ts';

/** The letter at hand when the server allows this action on it, else undefined. */
export const useAllowed = (action: StaffAction): Submission | undefined => {
  const letter = useRecordContext<Submission>();
  return letter?.allowedActions.includes(action) ? letter : undefined;
};
