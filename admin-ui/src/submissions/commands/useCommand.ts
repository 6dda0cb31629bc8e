import { useContext, useState } from 'react';
import { DataProviderContext, useLogoutIfAccessDenied, useNotify, useRefresh } from 'react-admin';
import type { DeskDataProvider } from '../../data/dataProvider.ts';
import { isProblem } from '../../http/problem.ts';
import { useProblemText } from '../../ui/useProblemText.ts';

interface Options {
  /** The message after success. */
  done: string;
  onDone?: () => void;
}

type Run = (provider: DeskDataProvider) => Promise<unknown>;

/** What a repeated try cannot mend: the letter moved on, or is out of reach. */
const isFinal = (error: unknown): boolean => isProblem(error) && [403, 404, 409].includes(error.status);

/**
 * Sends a command and waits for its outcome: nothing changes on the screen before the server has said so. The provider is taken
 * as it is, for the framework's own way to it answers an ended session as if the command had succeeded.
 */
export const useCommand = ({ done, onDone }: Options) => {
  const provider = useContext(DataProviderContext) as DeskDataProvider;
  const logoutIfAccessDenied = useLogoutIfAccessDenied();
  const notify = useNotify();
  const refresh = useRefresh();
  const textOf = useProblemText();
  const [sending, setSending] = useState(false);
  const [problem, setProblem] = useState<string>();

  const finish = () => {
    refresh();
    onDone?.();
  };

  const fail = (error: unknown) => {
    if (!isFinal(error)) return setProblem(textOf(error));
    notify(textOf(error), { type: 'warning', autoHideDuration: 12_000 });
    return finish();
  };

  const run = async (command: Run): Promise<void> => {
    setSending(true);
    setProblem(undefined);
    try {
      await command(provider);
      notify(done, { type: 'success' });
      finish();
    } catch (error) {
      if (!(await logoutIfAccessDenied(error))) fail(error);
    } finally {
      setSending(false);
    }
  };

  return { run, sending, problem, forget: () => setProblem(undefined) };
};
