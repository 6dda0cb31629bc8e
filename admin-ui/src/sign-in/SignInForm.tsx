import { useTranslate } from 'react-admin';
import { SecondFactor } from './SecondFactor.tsx';
import { SignInField } from './SignInField.tsx';
import { useSignIn } from './useSignIn.ts';

export const SignInForm = () => {
  const translate = useTranslate();
  const { problem, sending, signIn, secondFactor } = useSignIn();
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
      <SecondFactor show={secondFactor.show} shown={secondFactor.shown} />
      <button className="sign-in-submit" disabled={sending} type="submit">
        {translate(sending ? 'signIn.submitting' : 'signIn.submit')}
      </button>
    </form>
  );
};
