import { useEffect, useState } from 'preact/hooks';

interface Lazy {
  preload: () => Promise<unknown>;
}

/** Whether the code of a later part is here, so that a page appears whole and nothing on it moves. */
export const usePreloaded = (part: Lazy | undefined): boolean => {
  const [ready, setReady] = useState<Lazy>();
  useEffect(() => {
    let wanted = true;
    if (part) void part.preload().then(() => wanted && setReady(() => part));
    return () => void (wanted = false);
  }, [part]);
  return part === undefined || part === ready;
};
