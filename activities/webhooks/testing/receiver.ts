import { createServer, type IncomingHttpHeaders, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';

export interface Received {
  headers: IncomingHttpHeaders;
  body: string;
  /** The change that it told of. */
  position: number;
  type: string;
}

export interface Receiver {
  url: string;
  /** What has arrived, oldest first. */
  received: Received[];
  /** How it answers from now on; `hang` never does. */
  behave(how: number | 'hang' | ((response: ServerResponse) => void)): void;
  stop(): Promise<void>;
}

/** A server that takes calls, as an applicant's program would. */
export async function startReceiver(): Promise<Receiver> {
  const received: Received[] = [];
  let answer: (response: ServerResponse) => void = (response) => response.writeHead(204).end();
  const server = createServer((request, response) => {
    void text(request).then((body) => {
      const { position, type } = JSON.parse(body) as Received;
      received.push({ headers: request.headers, body, position, type });
      answer(response);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}/pishkhan`,
    received,
    behave(how) {
      if (how === 'hang') answer = () => undefined;
      else answer = typeof how === 'number' ? (response) => void response.writeHead(how).end() : how;
    },
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
