import { createServer } from 'node:http';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Door } from './faults.ts';
import { createListener } from './http.ts';
import type { Route } from './http.ts';

const HOST = '127.0.0.1';
const GRACE_MS = 1_000;
const FORCED_EXIT_MS = 4_000;

/** A reason not to start, fit to be shown as it is. */
export class StartFault extends Error {}

export interface Simulator {
  routes: Route[];
  close(): Promise<void>;
}

export interface SimulatorSetup {
  name: string;
  port: number;
  open: (door: Door) => Promise<Simulator>;
}

/**
 * Runs a simulator until SIGTERM or SIGINT. It takes its port before it touches its data, so that two never share a folder.
 * A reason not to start becomes one line on the error output and the exit code 1.
 */
export async function runSimulator(kind: string, toSetup: () => SimulatorSetup): Promise<void> {
  let setup: SimulatorSetup | undefined;
  try {
    setup = toSetup();
    await run(setup);
  } catch (error) {
    process.stderr.write(`${setup?.name ?? kind}: ${explain(error, setup?.port)}\n`);
    process.exitCode = 1;
  }
}

async function run({ name, port, open }: SimulatorSetup): Promise<void> {
  let opened: Promise<Simulator> | undefined = undefined;
  const routes = async () => (await opened)?.routes ?? [];
  const server = createServer(createListener(routes));
  const control = createServer(createListener(routes));
  await listen(server, port);

  opened = open(createDoor({ server, control, port }));
  const simulator = await opened.catch(async (error: unknown) => {
    await stop(server);
    throw error;
  });

  let stopping = false;
  const shutDown = async () => {
    if (stopping) return;
    stopping = true;
    setTimeout(() => process.exit(0), FORCED_EXIT_MS).unref();
    await Promise.all([stop(server), stop(control)]);
    await simulator.close();
  };
  process.on('SIGTERM', () => void shutDown());
  process.on('SIGINT', () => void shutDown());
  console.log(`ready ${name}`);
}

function createDoor({ server, control, port }: { server: Server; control: Server; port: number }): Door {
  return {
    async refuse() {
      server.close();
      if (!control.listening) await listen(control, 0);
      return `http://${HOST}:${(control.address() as AddressInfo).port}`;
    },
    async reopen() {
      if (!server.listening) await listen(server, port);
      control.close();
    },
  };
}

async function listen(server: Server, port: number): Promise<void> {
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, HOST, () => {
      server.off('error', reject);
      resolve();
    });
  });
}

/** Lets calls under way finish for a moment, then cuts off those that hang. */
async function stop(server: Server): Promise<void> {
  if (!server.listening) return server.closeAllConnections();
  const cut = setTimeout(() => server.closeAllConnections(), GRACE_MS);
  await new Promise((resolve) => server.close(resolve));
  clearTimeout(cut);
}

function explain(error: unknown, port: number | undefined): string {
  if (error instanceof StartFault) return error.message;
  const { code, path } = Object(error) as NodeJS.ErrnoException;
  if (code === 'EADDRINUSE') return `port ${port} is already taken`;
  if (code === 'EACCES' && !path) return `port ${port} is not allowed for this user`;
  return `cannot start: ${code ?? 'unexpected fault'}${path ? ` ${path}` : ''}`;
}
