import { useState } from 'preact/hooks';
import { useTexts } from '../texts/catalogue.ts';
import { faultsOf, type Fault } from './faults.ts';

/** What a button does, while it does it and when it fails. */
export const useAction = (act: () => Promise<unknown>) => {
  const common = useTexts('common');
  const [busy, setBusy] = useState(false);
  const [faults, setFaults] = useState<readonly Fault[]>([]);
  const run = async () => {
    setBusy(true);
    await act().catch((error: unknown) => setFaults(faultsOf(error, { texts: common })));
    setBusy(false);
  };
  return { busy, faults, run };
};
