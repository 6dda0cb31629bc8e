import { Gauge, type Registry } from 'prom-client';

export interface LetterFigures {
  organisation: string;
  stuck: number;
  waiting: number;
  /** Of the letter that has waited longest for a decision; 0 without one. */
  oldestWaitingSeconds: number;
}

/** The database is asked at most this often, however many ask. */
const FRESH_FOR_MS = 15_000;

/** Tells how letters stand, asked when somebody wants to know. What cannot be read is left out, never told as it was. */
export function registerLetterFigures(read: () => Promise<LetterFigures[]>, registry: Registry): void {
  const gauge = (name: string, help: string) =>
    new Gauge({ name, help, labelNames: ['organisation'], registers: [registry] });
  const waiting = gauge('pishkhan_letters_waiting', 'Letters that wait for a decision');
  const oldest = gauge('pishkhan_letters_oldest_waiting_seconds', 'How long the oldest of them has waited');
  const stuck = gauge('pishkhan_letters_stuck', 'Letters that need a person to go on');
  const gauges = [waiting, oldest, stuck];
  const failed = new Gauge({
    name: 'pishkhan_letters_unreadable',
    help: '1 while the database does not tell how letters stand',
    registers: [registry],
    collect: () => refresh(),
  });
  let readAt = -Infinity;

  async function refresh(): Promise<void> {
    if (performance.now() - readAt < FRESH_FOR_MS) return;
    readAt = performance.now();
    try {
      const figures = await read();
      gauges.forEach((one) => one.reset());
      for (const { organisation, ...figure } of figures) {
        waiting.set({ organisation }, figure.waiting);
        oldest.set({ organisation }, figure.oldestWaitingSeconds);
        stuck.set({ organisation }, figure.stuck);
      }
      failed.set(0);
    } catch {
      gauges.forEach((one) => one.reset());
      failed.set(1);
    }
  }
}
