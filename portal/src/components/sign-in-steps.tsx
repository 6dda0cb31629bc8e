import { useState } from 'preact/hooks';
import { sendCode, type Sent } from '../api/sign-in.ts';
import type { Me } from '../api/types.ts';
import { useMessages } from '../i18n/messages.ts';
import { readKept, useKept } from '../state/keep.ts';
import { CodeStep } from './code-step.tsx';
import { TextField } from './field.tsx';
import { Form } from './form.tsx';

const unexpired = (sent: Sent | null) => (sent && Date.parse(sent.expiresAt) > Date.now() ? sent : null);

/** Mobile, then code. A reload between them (the phone's message app took over) goes on with the same code. */
export const SignInSteps = ({ mobile, onDone }: { mobile?: string | null; onDone: (me: Me) => void }) => {
  const [, keepSent, forget] = useKept<Sent | null>('sign-in', null);
  const [sent, setSent] = useState(() => unexpired(readKept<Sent | null>('sign-in', null)));
  const show = (next: Sent | null) => {
    keepSent(next);
    setSent(next);
  };
  const finish = (me: Me) => {
    forget();
    onDone(me);
  };
  if (!sent) return <MobileStep known={mobile ?? ''} onSent={show} />;
  return <CodeStep sent={sent} onResent={show} onChange={() => show(null)} onDone={finish} />;
};

const MobileStep = ({ known, onSent }: { known: string; onSent: (sent: Sent) => void }) => {
  const messages = useMessages('sign-in');
  const [mobile, setMobile] = useState(known);
  return (
    <Form
      submit={messages.sendCode}
      mainField="mobile"
      check={() => [!mobile.trim() && { field: 'mobile', message: messages.mobileMissing }]}
      onSubmit={async () => onSent(await sendCode(mobile))}
    >
      <TextField
        id="mobile"
        label={messages.mobile}
        hint={messages.mobileHint}
        value={mobile}
        onInput={setMobile}
        code="long"
        input={{ type: 'tel', inputMode: 'tel', autocomplete: 'tel' }}
      />
    </Form>
  );
};
