import { useEffect, useRef, useState } from 'preact/hooks';
import { at } from '../../../client/address.ts';
import { isProblem, noSession } from '../../../client/problem.ts';
import { api } from '../api/client.ts';
import { sendCode, type Sent } from '../api/sign-in.ts';
import type { Me } from '../api/types.ts';
import { language } from '../texts/language.ts';
import { useTexts } from '../texts/catalogue.ts';
import { useSecondsLeft } from '../state/clock.ts';
import { whoAmI } from '../state/guard.tsx';
import { useStore } from '../state/store.ts';
import { localDigits } from '../text/digits.ts';
import { parseOneTimeCode } from '../../../domain/identity/one-time-code.ts';
import { toReadableForm } from '../../../domain/identity/mobile.ts';
import { Button } from './button.tsx';
import { TextField } from './field.tsx';
import { faultsOf } from './faults.ts';
import { Form } from './form.tsx';
import { Notice } from './notice.tsx';
import { Digits } from './number.tsx';

/** What is longer is no code but the message, and is shown as the code in it. */
const LONGEST_CODE = 12;
/** After that many the server takes no code of this message any more. */
const MOST_TRIES = 5;

interface CodeStepProps {
  sent: Sent;
  onResent: (sent: Sent) => void;
  onChange: () => void;
  onDone: (me: Me) => void;
}

/** The code goes by itself when it is whole: typed, pasted or filled in by the phone. */
export const CodeStep = ({ sent, onResent, onChange, onDone }: CodeStepProps) => {
  const texts = useTexts('sign-in');
  const [code, setCode] = useState('');
  const [refused, setRefused] = useState(0);
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => box.current?.querySelector('input')?.focus(), []);
  useEffect(() => {
    if (parseOneTimeCode(code)) box.current?.querySelector('form')?.requestSubmit();
  }, [code]);

  const enter = async () => {
    const body = { challengeId: sent.challengeId, code: parseOneTimeCode(code) ?? code };
    await api.send(at('/api/v1/sessions'), { method: 'POST', body, anonymous: true }).catch((error: unknown) => {
      if (isProblem(error, 'unauthenticated')) setRefused(refused + 1);
      throw error;
    });
    const who = await whoAmI();
    if (!who) throw noSession();
    onDone(who);
  };

  return (
    <div ref={box}>
      {sent.again && <Notice tone="good">{texts.resent}</Notice>}
      <p>
        {texts.codeSent} <Digits strong>{toReadableForm(sent.mobile)}</Digits>{' '}
        <Button kind="link" onClick={onChange}>
          {texts.changeMobile}
        </Button>
      </p>
      <Form
        submit={texts.enter}
        mainField="code"
        say={{ unauthenticated: refused + 1 < MOST_TRIES ? texts.codeWrong : texts.codeSpent }}
        check={() => [!parseOneTimeCode(code) && { field: 'code', message: texts.codeMissing }]}
        onSubmit={enter}
        beside={<Resend sent={sent} onResent={onResent} />}
      >
        <TextField
          id="code"
          label={texts.code}
          value={code}
          onInput={(text) => setCode(text.length > LONGEST_CODE ? (parseOneTimeCode(text) ?? text) : text)}
          code="short"
          input={{ inputMode: 'numeric', autocomplete: 'one-time-code', maxLength: 400 }}
        />
      </Form>
    </div>
  );
};

const Resend = ({ sent, onResent }: Pick<CodeStepProps, 'sent' | 'onResent'>) => {
  const texts = useTexts('sign-in');
  const common = useTexts('common');
  const left = useSecondsLeft(Date.parse(sent.resendAt));
  const chosen = useStore(language);
  const [fault, setFault] = useState('');
  if (left > 0) return <span class="muted">{texts.resendIn(localDigits(left, chosen))}</span>;
  const again = () =>
    sendCode(sent.mobile).then(
      (next) => onResent({ ...next, again: true }),
      (error: unknown) => setFault(faultsOf(error, { texts: common })[0]?.message ?? ''),
    );
  return (
    <span>
      <Button kind="link" onClick={again}>
        {texts.resend}
      </Button>
      <span role="status">{fault}</span>
    </span>
  );
};
