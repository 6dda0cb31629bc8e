import { useState } from 'preact/hooks';
import { useMessages } from '../i18n/messages.ts';
import { faultsOf, type Fault } from './faults.ts';

/** What a button does, while it does it and when it fails. */
export const useAction = (act: () => Promise<unknown>) => {
  const common = useMessages('common');
  const [busy, setBusy] = useState(false);
  const [faults, setFaults] = useState<readonly Fault[]>([]);
  const run = async () => {
    setBusy(true);
    await act().catch((error: unknown) => setFaults(faultsOf(error, { messages: common })));
    setBusy(false);
  };
  return { busy, faults, run };
};
