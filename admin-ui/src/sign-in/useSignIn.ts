import { useState } from 'react';
import { useLogin, useTranslate } from 'react-admin';
import { isProblem } from '../../../client/problem.ts';
import { toAsciiDigits } from '../text/digits.ts';

const credentialsOf = (form: FormData) => {
  const totp = toAsciiDigits(String(form.get('totp') ?? '')).replace(/\s/g, '');
  return {
    username: String(form.get('username') ?? '').trim(),
    password: String(form.get('password') ?? ''),
    ...(totp === '' ? {} : { totp }),
  };
};

/** Sends the form. The second factor is asked for once the server has said that this account has one. */
export const useSignIn = () => {
  const login = useLogin();
  const translate = useTranslate();
  const [totpNeeded, setTotpNeeded] = useState(false);
  const [problem, setProblem] = useState<string>();
  const [sending, setSending] = useState(false);

  const textFor = (error: unknown): string => {
    if (!isProblem(error)) return translate('error.unknown');
    if (error.code === 'unauthenticated') return translate('signIn.failed');
    if (error.faults.length > 0) return error.faults.map(({ message }) => message).join(' ');
    return error.code === 'offline' ? translate('error.unreachable') : error.message;
  };

  const signIn = async (form: FormData): Promise<void> => {
    const credentials = credentialsOf(form);
    if (credentials.username === '' || credentials.password === '') return setProblem(translate('signIn.required'));
    setSending(true);
    setProblem(undefined);
    try {
      await login(credentials);
    } catch (error) {
      if (isProblem(error, 'second-factor-needed') && !totpNeeded) setTotpNeeded(true);
      else setProblem(textFor(error));
    } finally {
      setSending(false);
    }
  };

  return { problem, sending, signIn, totpNeeded };
};
