import type { Keep } from './keep.ts';

const NAME = 'clock';
/** The answer's own time on its way and its whole seconds make up less. */
const NEAR_MS = 2_000;

/** The server's clock, by the `Date` of its answers: a device's own may be hours off. Known again after a reload. */
export const createClock = (keep: Keep, device: () => number = () => Date.now()) => {
  let ahead = Number(keep.getItem(NAME)) || 0;
  return {
    now: (): number => device() + ahead,
    heard(headers: Headers): void {
      // What a browser had stored says when it was made.
      if (headers.get('Cache-Control')?.includes('max-age')) return;
      const off = Date.parse(headers.get('Date') ?? '') - device();
      if (Number.isNaN(off) || Math.abs(off - ahead) < NEAR_MS) return;
      ahead = Math.abs(off) < NEAR_MS ? 0 : off;
      if (ahead === 0) keep.removeItem(NAME);
      else keep.setItem(NAME, String(ahead));
    },
  };
};

export type Clock = ReturnType<typeof createClock>;
