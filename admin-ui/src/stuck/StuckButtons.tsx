import { useRecordContext } from 'react-admin';
import type { Submission } from '../api/types.ts';
import { GiveUpButton } from './GiveUpButton.tsx';
import { CompleteButton } from './CompleteButton.tsx';
import { RetryButton } from './RetryButton.tsx';

/** What an admin may do with a stuck letter, where the server allows it. */
export const StuckButtons = () => {
  const letter = useRecordContext<Submission>();
  if (!letter) return null;
  const { id, allowedActions } = letter;
  return (
    <>
      <RetryButton allowed={allowedActions.includes('retry')} id={id} />
      <CompleteButton allowed={allowedActions.includes('complete')} id={id} />
      <GiveUpButton allowed={allowedActions.includes('giveUp')} id={id} kind="letter" />
    </>
  );
};
