import { useEffect, useState } from 'preact/hooks';
import { createClock } from '../../../client/clock.ts';
import { keep } from './keep.ts';

export const clock = createClock(keep);

/** Whole seconds left until an instant of the server's, counted down on screen. */
export const useSecondsLeft = (until: number): number => {
  const [now, setNow] = useState(clock.now);
  const left = Math.max(0, Math.ceil((until - now) / 1000));
  useEffect(() => {
    setNow(clock.now());
    const timer = setInterval(() => {
      setNow(clock.now());
      if (clock.now() >= until) clearInterval(timer);
    }, 500);
    return () => clearInterval(timer);
  }, [until]);
  return left;
};
