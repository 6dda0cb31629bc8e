import { useCallback } from 'react';
import { useTranslate } from 'react-admin';
import { isProblem } from '../../../client/problem.ts';

/** What to say about an error: the server's own sentence where it gave one. */
export const useProblemText = () => {
  const translate = useTranslate();
  return useCallback(
    (error: unknown): string => {
      if (!isProblem(error)) return translate('error.unknown');
      if (error.code === 'offline') return translate('error.unreachable');
      if (error.code === 'wrong-state' && error.currentStatus) {
        if (error.currentStatus === 'withdrawn') return translate('command.withdrawn');
        return translate('command.wrongState', { status: translate(`status.${error.currentStatus}`) });
      }
      if (error.faults.length > 0) return error.faults.map(({ message }) => message).join(' ');
      return error.told ?? translate('error.unknown');
    },
    [translate],
  );
};
