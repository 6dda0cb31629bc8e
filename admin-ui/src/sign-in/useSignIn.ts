import { useState } from 'react';
import { useLogin, useTranslate } from 'react-admin';
import { wantsSecondFactor } from '../auth/secondFactor.ts';
import { isProblem } from '../http/problem.ts';
import { toAsciiDigits } from '../text/digits.ts';

const credentialsOf = (form: FormData) => {
  const totp = toAsciiDigits(String(form.get('totp') ?? '')).replace(/\s/g, '');
  return {
    username: String(form.get('username') ?? '').trim(),
    password: String(form.get('password') ?? ''),
    ...(totp === '' ? {} : { totp }),
  };
};

/** Sends the form; asks for the second factor when the server does. */
export const useSignIn = () => {
  const login = useLogin();
  const translate = useTranslate();
  const [problem, setProblem] = useState<string>();
  const [secondFactor, setSecondFactor] = useState(false);
  const [sending, setSending] = useState(false);

  const textFor = (error: unknown): string => {
    if (!isProblem(error)) return translate('error.unknown');
    if (error.code === 'unauthenticated') return translate('signIn.failed');
    return error.code === 'unreachable' ? translate('error.unreachable') : error.message;
  };

  const signIn = async (form: FormData): Promise<void> => {
    const credentials = credentialsOf(form);
    if (credentials.username === '' || credentials.password === '') return setProblem(translate('signIn.required'));
    setSending(true);
    setProblem(undefined);
    try {
      await login(credentials);
    } catch (error) {
      if (wantsSecondFactor(error)) setSecondFactor(true);
      if (!wantsSecondFactor(error) || secondFactor) setProblem(textFor(error));
    } finally {
      setSending(false);
    }
  };

  return { problem, secondFactor, sending, signIn };
};
