import { useEffect } from 'preact/hooks';

const LONGEST = 15_000;

/** Asks again, ever more slowly, while there is something to wait for and somebody looks at the page; at once on coming back to it. */
export const usePolling = (active: boolean, ask: () => Promise<void>, first = 1_000): void => {
  useEffect(() => {
    if (!active) return;
    let stopped = false;
    let pause = first;
    let timer: number;
    const later = () => {
      clearTimeout(timer);
      timer = window.setTimeout(tick, pause);
      pause = Math.min(pause * 1.4, Math.max(first, LONGEST));
    };
    const tick = async () => {
      if (document.visibilityState === 'visible') await ask();
      if (!stopped) later();
    };
    later();
    document.addEventListener('visibilitychange', tick);
    addEventListener('focus', tick);
    return () => {
      stopped = true;
      clearTimeout(timer);
      document.removeEventListener('visibilitychange', tick);
      removeEventListener('focus', tick);
    };
  }, [active, ask, first]);
};
