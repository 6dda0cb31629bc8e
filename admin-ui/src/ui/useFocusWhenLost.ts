import { useEffect, useRef } from 'react';

const isGone = (element: EventTarget | null): boolean =>
  element instanceof Element && (!element.isConnected || element.matches(':disabled'));

/**
 * When what had the focus has gone with a change, or cannot be used after it, the focus goes to the place that tells of it; the page does not move. Undefined
 * is a cause that is not known yet.
 */
export const useFocusWhenLost = <T extends HTMLElement>(cause: unknown) => {
  const place = useRef<T>(null);
  const before = useRef(cause);
  const held = useRef<EventTarget>(null);
  useEffect(() => {
    const note = ({ target }: FocusEvent) => (held.current = target);
    document.addEventListener('focusin', note);
    return () => document.removeEventListener('focusin', note);
  }, []);
  useEffect(() => {
    const changed = before.current !== undefined && before.current !== cause;
    before.current = cause;
    const isHere = [document.body, held.current].includes(document.activeElement);
    if (changed && isHere && isGone(held.current)) place.current?.focus({ preventScroll: true });
  }, [cause]);
  return place;
};
