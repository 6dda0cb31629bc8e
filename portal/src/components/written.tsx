import { language } from '../texts/language.ts';
import { useStore } from '../state/store.ts';
import { localText } from '../text/digits.ts';

/** Shows what people wrote in the digits of the screen's language. */
export const useWritten = (): ((text: string) => string) => {
  const chosen = useStore(language);
  return (text) => localText(text, chosen);
};

export const Written = ({ children }: { children: string }) => <>{useWritten()(children)}</>;
