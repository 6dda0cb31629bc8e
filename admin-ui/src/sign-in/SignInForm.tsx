import { useTranslate } from 'react-admin';
import { SignInField } from './SignInField.tsx';
import { useSignIn } from './useSignIn.ts';

export const SignInForm = () => {
  const translate = useTranslate();
  const { problem, sending, signIn, totpNeeded } = useSignIn();
  return (
    <form action={signIn} className="sign-in-form" noValidate>
      {problem && (
        <p className="sign-in-problem" id="sign-in-problem" role="alert">
          {problem}
        </p>
      )}
      <SignInField autoComplete="username" autoFocus label={translate('signIn.username')} name="username" />
      <SignInField
        autoComplete="current-password"
        label={translate('signIn.password')}
        name="password"
        type="password"
      />
      {totpNeeded && (
        <SignInField
          autoComplete="one-time-code"
          autoFocus
          hint={translate('signIn.totpHint')}
          inputMode="numeric"
          label={translate('signIn.totp')}
          maxLength={7}
          name="totp"
        />
      )}
      <button className="sign-in-submit" disabled={sending} type="submit">
        {translate(sending ? 'signIn.submitting' : 'signIn.submit')}
      </button>
    </form>
  );
};
