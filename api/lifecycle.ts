import type { Server } from 'node:http';

export class PortTaken extends Error {
  override readonly name = 'PortTaken';
  constructor(port: number) {
    super(`Port ${port} is taken.`);
  }
}

interface Running {
  servers: readonly Server[];
  /** Ends the answers that would never end by themselves. */
  endStreams: () => void;
  /** Closes what the servers worked with. */
  close: () => Promise<unknown>;
}

/** Requests under way get this long to end; `npm start` waits a little longer before it kills. */
const GRACE_MS = 2_000;
const FORCED_EXIT_MS = 4_500;

export const listening = (server: Server, port: number): Promise<Server> =>
  new Promise((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) =>
      reject(error.code === 'EADDRINUSE' ? new PortTaken(port) : error),
    );
    server.listen(port, () => resolve(server));
  });

/** On SIGTERM or SIGINT: take no more requests, let those under way end, close everything, and exit by itself. */
export const stopOnSignal = ({ servers, endStreams, close }: Running): void => {
  const stop = async () => {
    setTimeout(() => process.exit(1), FORCED_EXIT_MS).unref();
    const stopped = servers.map(stopServer);
    endStreams();
    await Promise.all(stopped);
    await close();
  };
  let stopping: Promise<void> | undefined;
  for (const signal of ['SIGTERM', 'SIGINT'] as const) process.on(signal, () => void (stopping ??= stop()));
};

const stopServer = (server: Server): Promise<void> =>
  new Promise((resolve) => {
    server.close(() => resolve());
    server.closeIdleConnections();
    setTimeout(() => server.closeAllConnections(), GRACE_MS).unref();
  });
