import { CompleteButton } from './CompleteButton.tsx';
import { RetryButton } from './RetryButton.tsx';
import { useAllowed } from '../submissions/commands/useAllowed.ts';

/** What an admin may do with a stuck letter, where the server allows it. */
export const StuckButtons = () => {
  const retried = useAllowed('retry');
  const completed = useAllowed('complete');
  return (
    <>
      {retried && <RetryButton id={retried.id} />}
      {completed && <CompleteButton id={completed.id} />}
    </>
  );
};
