import { useEffect } from 'preact/hooks';

const LONGEST = 15_000;

/** Asks again, ever more slowly, while there is something to wait for and somebody looks at the page. */
export const usePolling = (active: boolean, ask: () => Promise<void>): void => {
  useEffect(() => {
    if (!active) return;
    let stopped = false;
    let pause = 1_000;
    let timer: number;
    const later = () => {
      timer = window.setTimeout(tick, pause);
      pause = Math.min(pause * 1.4, LONGEST);
    };
    const tick = async () => {
      if (document.visibilityState === 'visible') await ask();
      if (!stopped) later();
    };
    later();
    return () => {
      stopped = true;
      clearTimeout(timer);
    };
  }, [active, ask]);
};
