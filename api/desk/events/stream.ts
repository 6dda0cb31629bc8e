import type { Response } from 'express';

/** What a client may leave unread; one that leaves more has gone, or hears of everything anew when it comes back. */
const MOST_UNREAD_BYTES = 64 * 1024;
const RETRY_MS = 2_000;

export interface ServerSentEvent {
  id: string;
  event: string;
  data: object;
}

export interface EventStream {
  send(event: ServerSentEvent): void;
  /** Keeps proxies from ending a silent connection. */
  beat(): void;
  end(): void;
}

/** Turns an answer into a stream of events. Clients that lose it come back after a pause that differs, and not all at once. */
export const openStream = (response: Response): EventStream => {
  response.status(200).set({
    'Content-Type': 'text/event-stream; charset=utf-8',
    'Cache-Control': 'no-store, no-transform',
    'X-Accel-Buffering': 'no',
  });
  const write = (text: string): void => {
    if (response.writableLength > MOST_UNREAD_BYTES) return void response.destroy();
    response.write(text);
  };
  write(`retry: ${RETRY_MS + Math.round(Math.random() * RETRY_MS)}\n\n`);
  return {
    send: ({ id, event, data }) => write(`id: ${id}\nevent: ${event}\ndata: ${JSON.stringify(data)}\n\n`),
    beat: () => write(':\n\n'),
    end: () => void response.end(),
  };
};
