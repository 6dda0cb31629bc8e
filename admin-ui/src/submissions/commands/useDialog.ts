import { useState } from 'react';
import { useCommand } from './useCommand.ts';

/** A command behind a dialog, which closes once the command is done. A problem that comes after somebody has closed it opens it again. */
export const useDialog = (done: string) => {
  const [open, setOpen] = useState(false);
  const command = useCommand({ done, onDone: () => setOpen(false) });
  const show = () => {
    command.forget();
    setOpen(true);
  };
  const hide = () => {
    command.forget();
    setOpen(false);
  };
  return { ...command, open: open || command.problem !== undefined, show, hide };
};
