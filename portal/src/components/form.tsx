import { createContext, type ComponentChildren } from 'preact';
import { useContext, useLayoutEffect, useRef, useState } from 'preact/hooks';
import type { ProblemCode } from '../../../client/problem.ts';
import { useTexts } from '../texts/catalogue.ts';
import { Button } from './button.tsx';
import { ErrorSummary } from './error-summary.tsx';
import { faultsOf, type Fault } from './faults.ts';
import { Notice } from './notice.tsx';

type Check = () => Fault | undefined;

interface Held {
  faults: readonly Fault[];
  /** What the fields themselves see, by their ids. */
  checks: Map<string, Check>;
}

const Around = createContext<Held>({ faults: [], checks: new Map() });

/** The message under the field with this id, if it has one; `check` is what the field itself sees when the form goes. */
export const useFault = (id: string, check?: Check): string | undefined => {
  const { faults, checks } = useContext(Around);
  useLayoutEffect(() => {
    if (check) checks.set(id, check);
    return () => void checks.delete(id);
  });
  return faults.find(({ field }) => field === id)?.message;
};

/** One message a field, the form's own before the field's. */
const oneEach = (faults: (Fault | false | undefined)[]): Fault[] => {
  const found = faults.filter((fault) => !!fault);
  return found.filter(({ field }, index) => found.findIndex((other) => other.field === field) === index);
};

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
  const texts = useTexts('common');
  const [faults, setFaults] = useState<readonly Fault[]>([]);
  const { current: checks } = useRef(new Map<string, Check>());
  const [busy, setBusy] = useState(false);
  const [tried, setTried] = useState(false);

  const go = async (event: SubmitEvent) => {
    event.preventDefault();
    if (busy) return;
    setTried(true);
    if (wait) return;
    const found = oneEach([...(check?.() ?? []), ...Array.from(checks.values(), (see) => see())]);
    setFaults(found);
    if (found.length > 0) return;
    setBusy(true);
    await onSubmit().catch((error: unknown) => setFaults(faultsOf(error, { texts, mainField, say })));
    setBusy(false);
  };

  return (
    <form noValidate onSubmit={go} aria-busy={busy}>
      <ErrorSummary faults={faults} />
      <Around.Provider value={{ faults, checks }}>{children}</Around.Provider>
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
