import { useContext, useState, type RefObject } from 'react';
import { DataProviderContext, useLogoutIfAccessDenied, useNotify, useRefresh } from 'react-admin';
import type { DeskDataProvider } from '../../data/dataProvider.ts';
import { isProblem } from '../../../../client/problem.ts';
import { useProblemText } from '../../ui/useProblemText.ts';

interface Options {
  /** The message after success. */
  done: string;
  onDone?: () => void;
  /** Whether nobody looks any more where a problem would be shown. */
  left?: RefObject<boolean>;
}

type Run = (provider: DeskDataProvider) => Promise<unknown>;

/** What no other words can mend: the letter moved on, or is out of reach. */
const isFinal = (error: unknown): boolean =>
  isProblem(error) && error.faults.length === 0 && [403, 404, 409].includes(error.status);

/**
 * Sends a command and waits for its outcome: nothing changes on the screen before the server has said so. The provider is taken
 * as it is, for the framework's own way to it answers an ended session as if the command had succeeded.
 */
export const useCommand = ({ done, onDone, left }: Options) => {
  const provider = useContext(DataProviderContext) as DeskDataProvider;
  const logoutIfAccessDenied = useLogoutIfAccessDenied();
  const notify = useNotify();
  const refresh = useRefresh();
  const textOf = useProblemText();
  const [sending, setSending] = useState(false);
  const [error, setError] = useState<unknown>();

  const finish = () => {
    refresh();
    onDone?.();
  };

  const fail = (failure: unknown) => {
    if (!isFinal(failure) && !left?.current) return setError(failure);
    notify(textOf(failure), { type: 'warning', autoHideDuration: 12_000 });
    return finish();
  };

  const run = async (command: Run): Promise<void> => {
    if (sending) return;
    setSending(true);
    setError(undefined);
    try {
      await command(provider);
      notify(done, { type: 'success' });
      finish();
    } catch (failure) {
      if (!(await logoutIfAccessDenied(failure))) fail(failure);
    } finally {
      setSending(false);
    }
  };

  const problem = error === undefined ? undefined : textOf(error);
  return { run, sending, error, problem, forget: () => setError(undefined) };
};
