import { useEffect, useRef, useState } from 'preact/hooks';
import { call } from '../api/client.ts';
import { sendCode, type Sent } from '../api/sign-in.ts';
import type { Me } from '../api/types.ts';
import { language } from '../i18n/language.ts';
import { useMessages } from '../i18n/messages.ts';
import { useSecondsLeft } from '../state/clock.ts';
import { whoAmI } from '../state/guard.tsx';
import { useStore } from '../state/store.ts';
import { localDigits, onlyDigits } from '../text/digits.ts';
import { formatMobile } from '../text/mobile.ts';
import { Button } from './button.tsx';
import { TextField } from './field.tsx';
import { faultsOf } from './faults.ts';
import { Form } from './form.tsx';
import { Digits } from './number.tsx';

const LENGTH = 6;

interface CodeStepProps {
  sent: Sent;
  onResent: (sent: Sent) => void;
  onChange: () => void;
  onDone: (me: Me) => void;
}

/** The code goes by itself when it is whole: typed, pasted or filled in by the phone. */
export const CodeStep = ({ sent, onResent, onChange, onDone }: CodeStepProps) => {
  const messages = useMessages('sign-in');
  const [code, setCode] = useState('');
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => box.current?.querySelector('input')?.focus(), [sent.challengeId]);
  useEffect(() => {
    if (onlyDigits(code).length === LENGTH) box.current?.querySelector('form')?.requestSubmit();
  }, [code]);

  const enter = async () => {
    const body = { challengeId: sent.challengeId, code: onlyDigits(code) };
    await call('/sessions', { method: 'POST', body, anonymous: true });
    onDone(await whoAmI());
  };

  return (
    <div ref={box}>
      <p>
        {messages.codeSent} <Digits strong>{formatMobile(sent.mobile)}</Digits>{' '}
        <Button kind="link" onClick={onChange}>
          {messages.changeMobile}
        </Button>
      </p>
      <Form
        submit={messages.enter}
        mainField="code"
        say={{ unauthenticated: messages.codeWrong }}
        check={() => [onlyDigits(code).length !== LENGTH && { field: 'code', message: messages.codeMissing }]}
        onSubmit={enter}
        beside={<Resend sent={sent} onResent={onResent} />}
      >
        <TextField
          id="code"
          label={messages.code}
          value={code}
          onInput={setCode}
          code="short"
          input={{ inputMode: 'numeric', autocomplete: 'one-time-code', maxLength: 12 }}
        />
      </Form>
    </div>
  );
};

const Resend = ({ sent, onResent }: { sent: Sent; onResent: (sent: Sent) => void }) => {
  const messages = useMessages('sign-in');
  const common = useMessages('common');
  const left = useSecondsLeft(Date.parse(sent.resendAt));
  const chosen = useStore(language);
  const [said, setSaid] = useState('');
  if (left > 0) {
    return (
      <span class="muted">
        {messages.resendIn(localDigits(left, chosen))}
        <span class="visually-hidden" role="status">
          {said}
        </span>
      </span>
    );
  }
  const again = () =>
    sendCode(sent.mobile).then(
      (next) => {
        setSaid(messages.resent);
        onResent(next);
      },
      (error: unknown) => setSaid(faultsOf(error, { messages: common })[0]?.message ?? ''),
    );
  return (
    <span>
      <Button kind="link" onClick={again}>
        {messages.resend}
      </Button>
      <span role="status">{said}</span>
    </span>
  );
};
