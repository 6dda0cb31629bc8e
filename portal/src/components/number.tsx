import { directionOf } from '../../../domain/text/direction.ts';
import { language } from '../texts/language.ts';
import { useStore } from '../state/store.ts';
import { localDigits } from '../text/digits.ts';

/** A number of several parts, which reads in its own direction in any language. */
export const Digits = ({ children, strong }: { children: string; strong?: boolean }) => {
  const chosen = useStore(language);
  return (
    <bdi dir={directionOf(children)} class={strong ? 'digits strong' : 'digits'}>
      {localDigits(children, chosen)}
    </bdi>
  );
};

/** A code with letters in it is shown as it is. */
export const Code = ({ children, big }: { children: string; big?: boolean }) => (
  <bdi dir={directionOf(children)} class={big ? 'tracking-code big' : 'tracking-code'}>
    {children}
  </bdi>
);
