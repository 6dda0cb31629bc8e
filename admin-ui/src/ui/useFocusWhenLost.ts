import { useEffect, useRef } from 'react';

/**
 * When what had the focus has gone with a change, the focus goes to the place that tells of it; the page does not move. Undefined
 * is a cause that is not known yet.
 */
export const useFocusWhenLost = <T extends HTMLElement>(cause: unknown) => {
  const place = useRef<T>(null);
  const before = useRef(cause);
  useEffect(() => {
    const changed = before.current !== undefined && before.current !== cause;
    before.current = cause;
    if (changed && document.activeElement === document.body) place.current?.focus({ preventScroll: true });
  }, [cause]);
  return place;
};
