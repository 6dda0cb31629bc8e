import { useEffect } from 'preact/hooks';

const LONGEST = 15_000;

/** Asks again, ever more slowly, while there is something to wait for and somebody looks at the page; at once on coming back to it. */
export const usePolling = (active: boolean, ask: () => Promise<void>, first = 1_000): void => {
  useEffect(() => {
    if (!active) return;
    let stopped = false;
    let pause = first;
    let timer: number;
    let asking: Promise<void> | undefined;
    const later = () => {
      clearTimeout(timer);
      timer = window.setTimeout(tick, pause);
      pause = Math.min(pause * 1.4, Math.max(first, LONGEST));
    };
    const isSeen = () => document.visibilityState === 'visible';
    const tick = async () => {
      if (isSeen()) await (asking ??= ask().finally(() => (asking = undefined)));
      if (!stopped) later();
    };
    const back = () => {
      pause = first;
      if (isSeen()) void tick();
    };
    later();
    document.addEventListener('visibilitychange', back);
    addEventListener('focus', back);
    return () => {
      stopped = true;
      clearTimeout(timer);
      document.removeEventListener('visibilitychange', back);
      removeEventListener('focus', back);
    };
  }, [active, ask, first]);
};
