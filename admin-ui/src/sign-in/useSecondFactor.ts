import { useState } from 'react';
import { store } from '../store.ts';

const KEY = 'secondFactor';

/** Whether the field of the second factor is there: when it was used before on this machine, or is asked for now. */
export const useSecondFactor = () => {
  const [shown, setShown] = useState(() => store.getItem(KEY) === true);
  return {
    shown,
    show: () => setShown(true),
    remember: (used: boolean) => store.setItem(KEY, used),
  };
};
