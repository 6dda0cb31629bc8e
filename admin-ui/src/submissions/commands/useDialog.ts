import { useRef, useState } from 'react';
import { useCommand } from './useCommand.ts';

/** A command behind a dialog, which closes once the command is done. Whoever has closed it before is told of a problem beside the page. */
export const useDialog = (done: string) => {
  const [open, setOpen] = useState(false);
  const left = useRef(false);
  const command = useCommand({ done, onDone: () => setOpen(false), left });
  const turn = (shown: boolean) => {
    command.forget();
    left.current = !shown;
    setOpen(shown);
  };
  return { ...command, open, show: () => turn(true), hide: () => turn(false) };
};
