import { createContext, type ComponentChildren } from 'preact';
import { useContext, useState } from 'preact/hooks';
import type { ProblemCode } from '../../../client/problem.ts';
import { useMessages } from '../i18n/messages.ts';
import { Button } from './button.tsx';
import { ErrorSummary } from './error-summary.tsx';
import { faultsOf, type Fault } from './faults.ts';
import { Notice } from './notice.tsx';

const Faults = createContext<readonly Fault[]>([]);

/** The message under the field with this id, if it has one. */
export const useFault = (id: string): string | undefined =>
  useContext(Faults).find(({ field }) => field === id)?.message;

interface FormProps {
  /** What can be seen without asking the server. */
  check?: () => (Fault | false | undefined)[];
  onSubmit: () => Promise<unknown>;
  submit: string;
  /** The field that a fault without a pointer and the form's own words are about. */
  mainField?: string;
  /** Words that fit this form better than the server's, by code. */
  say?: Partial<Record<ProblemCode, string>>;
  /** What has to end before it goes: said when it is tried, until it has ended. */
  wait?: string | false;
  /** What stands beside the button. */
  beside?: ComponentChildren;
  children: ComponentChildren;
}

/** A form that shows all faults at once, above and beside the fields, and goes once however often it is clicked. */
export const Form = ({ check, onSubmit, submit, mainField, say, wait, beside, children }: FormProps) => {
  const messages = useMessages('common');
  const [faults, setFaults] = useState<readonly Fault[]>([]);
  const [busy, setBusy] = useState(false);
  const [tried, setTried] = useState(false);

  const go = async (event: SubmitEvent) => {
    event.preventDefault();
    if (busy) return;
    setTried(true);
    if (wait) return;
    const found = (check?.() ?? []).filter((fault) => !!fault);
    setFaults(found);
    if (found.length > 0) return;
    setBusy(true);
    await onSubmit().catch((error: unknown) => setFaults(faultsOf(error, { messages, mainField, say })));
    setBusy(false);
  };

  return (
    <form noValidate onSubmit={go} aria-busy={busy}>
      <ErrorSummary faults={faults} />
      <Faults.Provider value={faults}>{children}</Faults.Provider>
      {tried && wait && <Notice tone="info">{wait}</Notice>}
      <div class="actions">
        <Button type="submit" busy={busy}>
          {submit}
        </Button>
        {beside}
      </div>
    </form>
  );
};
