import { useTranslate, type ValidationErrorMessageWithArgs } from 'react-admin';

const MARK = '@@react-admin@@';

/** The sentence of a field's error: our own validators translate, the server writes whole sentences. */
export const useFault = (error: { message?: string } | undefined): string | undefined => {
  const translate = useTranslate();
  const message = error?.message;
  if (!message?.startsWith(MARK)) return message;
  const { message: key, args }: ValidationErrorMessageWithArgs = JSON.parse(message.slice(MARK.length));
  return translate(key, args);
};
