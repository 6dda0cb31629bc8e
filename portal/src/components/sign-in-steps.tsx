import { useEffect, useState } from 'preact/hooks';
import { parseMobile, toReadableForm } from '../../../domain/identity/mobile.ts';
import { sendCode, type Sent } from '../api/sign-in.ts';
import type { Me } from '../api/types.ts';
import { useTexts } from '../texts/catalogue.ts';
import { clock } from '../state/clock.ts';
import { readKept, useKept } from '../state/keep.ts';
import { CodeStep } from './code-step.tsx';
import { TextField } from './field.tsx';
import { Form } from './form.tsx';

const unexpired = (sent: Sent | null) => (sent && Date.parse(sent.expiresAt) > clock.now() ? sent : null);

interface SignInStepsProps {
  mobile?: string | null;
  onDone: (me: Me) => void;
}

/** Mobile, then code. A reload between them (the phone's message app took over) goes on with the same code. */
export const SignInSteps = ({ mobile, onDone }: SignInStepsProps) => {
  const [, keepSent, forget] = useKept<Sent | null>('sign-in', null);
  const [sent, setSent] = useState(() => unexpired(readKept<Sent | null>('sign-in', null)));
  const [changing, setChanging] = useState(false);
  const show = (next: Sent) => {
    keepSent(next);
    setSent(next);
    setChanging(false);
  };
  // The code that a number has got already is good for it still, and another one is refused for a minute.
  const send = async (wanted: string) => {
    const good = unexpired(sent);
    show(good && parseMobile(good.mobile) === parseMobile(wanted) ? good : await sendCode(wanted));
  };
  const finish = (me: Me) => {
    forget();
    onDone(me);
  };
  if (sent && !changing) {
    const change = () => setChanging(true);
    return <CodeStep key={sent.challengeId} sent={sent} onResent={show} onChange={change} onDone={finish} />;
  }
  return <MobileStep known={sent ? toReadableForm(sent.mobile) : mobile} takesFocus={changing} onSend={send} />;
};

interface MobileStepProps {
  known?: string | null;
  takesFocus: boolean;
  onSend: (mobile: string) => Promise<void>;
}

const MobileStep = ({ known, takesFocus, onSend }: MobileStepProps) => {
  const texts = useTexts('sign-in');
  const [mobile, setMobile] = useState(known ?? '');
  useEffect(() => {
    if (takesFocus) document.getElementById('mobile')?.focus();
  }, []);
  return (
    <Form
      submit={texts.sendCode}
      mainField="mobile"
      check={() => [!mobile.trim() && { field: 'mobile', message: texts.mobileMissing }]}
      onSubmit={() => onSend(mobile)}
    >
      <TextField
        id="mobile"
        label={texts.mobile}
        hint={texts.mobileHint}
        value={mobile}
        onInput={setMobile}
        code="long"
        input={{ type: 'tel', inputMode: 'tel', autocomplete: 'tel' }}
      />
    </Form>
  );
};
