import { useRecordContext } from 'react-admin';
import type { StaffAction, Submission } from '../../api/types.ts';

/** The letter at hand when the server allows this action on it, else undefined. */
export const useAllowed = (action: StaffAction): Submission | undefined => {
  const letter = useRecordContext<Submission>();
  return letter?.allowedActions.includes(action) ? letter : undefined;
};

/**
 * The letter at hand when the action is allowed or its dialog is open: who writes in it while somebody else is faster loses no word, and
 * is told by the answer.
 */
export const useInHand = (action: StaffAction, open: boolean): Submission | undefined => {
  const letter = useRecordContext<Submission>();
  const allowed = useAllowed(action);
  return open ? letter : allowed;
};
