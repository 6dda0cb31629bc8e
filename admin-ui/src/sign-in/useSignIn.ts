import { useState } from 'react';
import { useLogin, useTranslate } from 'react-admin';
import { isProblem } from '../http/problem.ts';
import { toAsciiDigits } from '../text/digits.ts';
import { useSecondFactor } from './useSecondFactor.ts';

const credentialsOf = (form: FormData) => {
  const totp = toAsciiDigits(String(form.get('totp') ?? '')).replace(/\s/g, '');
  return {
    username: String(form.get('username') ?? '').trim(),
    password: String(form.get('password') ?? ''),
    ...(totp === '' ? {} : { totp }),
  };
};

/** Sends the form. A wrong answer says nothing of what was wrong, so the second factor is offered after it. */
export const useSignIn = () => {
  const login = useLogin();
  const translate = useTranslate();
  const secondFactor = useSecondFactor();
  const [problem, setProblem] = useState<string>();
  const [sending, setSending] = useState(false);

  const textFor = (error: unknown): string => {
    if (!isProblem(error)) return translate('error.unknown');
    if (error.code === 'unauthenticated') return translate('signIn.failed');
    if (error.faults.length > 0) return error.faults.map(({ message }) => message).join(' ');
    return error.code === 'unreachable' ? translate('error.unreachable') : error.message;
  };

  const signIn = async (form: FormData): Promise<void> => {
    const credentials = credentialsOf(form);
    if (credentials.username === '' || credentials.password === '') return setProblem(translate('signIn.required'));
    setSending(true);
    setProblem(undefined);
    try {
      await login(credentials);
      secondFactor.remember('totp' in credentials);
    } catch (error) {
      setProblem(textFor(error));
      if (isProblem(error, 'unauthenticated')) secondFactor.show();
    } finally {
      setSending(false);
    }
  };

  return { problem, sending, signIn, secondFactor };
};
