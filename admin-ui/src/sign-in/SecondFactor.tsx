import { useState } from 'react';
import { useTranslate } from 'react-admin';
import { SignInField } from './SignInField.tsx';

interface Props {
  shown: boolean;
  show: () => void;
}

/** The authenticator's code, or the way to its field. */
export const SecondFactor = ({ shown, show }: Props) => {
  const translate = useTranslate();
  const [asked, setAsked] = useState(false);
  const ask = () => {
    setAsked(true);
    show();
  };
  if (!shown) {
    return (
      <button className="sign-in-link" onClick={ask} type="button">
        {translate('signIn.haveTotp')}
      </button>
    );
  }
  return (
    <SignInField
      autoComplete="one-time-code"
      autoFocus={asked}
      hint={translate('signIn.totpHint')}
      inputMode="numeric"
      label={translate('signIn.totp')}
      maxLength={7}
      name="totp"
    />
  );
};
