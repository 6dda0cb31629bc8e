import { useState } from 'react';
import { useCommand } from './useCommand.ts';

/** A command behind a dialog, which closes once the command is done. */
export const useDialog = (done: string) => {
  const [open, setOpen] = useState(false);
  const command = useCommand({ done, onDone: () => setOpen(false) });
  const show = () => {
    command.forget();
    setOpen(true);
  };
  return { ...command, open, show, hide: () => setOpen(false) };
};
