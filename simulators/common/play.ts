import type { IncomingMessage } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import { Abandoned } from './http.ts';

const SLOW_MS = 4_000;

/** Waits as a slow server does; it does not keep the process from ending. */
export async function dawdle(): Promise<void> {
  await sleep(SLOW_MS, undefined, { ref: false });
}

/** Resets the connection of a call instead of answering it. */
export function breakConnection(request: IncomingMessage): never {
  request.socket.resetAndDestroy();
  throw new Abandoned();
}
