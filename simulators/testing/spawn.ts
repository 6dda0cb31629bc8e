import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { randomInt } from 'node:crypto';
import { once } from 'node:events';
import { mkdtemp } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

type SimulatorKind = 'didgah' | 'sms-panel' | 'mail';

export interface RunningSimulator {
  /** Such as http://127.0.0.1:40123 */
  url: string;
  port: number;
  dataDir: string;
  process: ChildProcess;
  /** Sets a fault, or clears it with `{mode: 'none'}`; gives the simulator's answer. */
  fault(order: { mode: string; times?: number; seconds?: number }): Promise<Record<string, unknown>>;
  ledger<Entry = Record<string, unknown>>(): Promise<Entry[]>;
  /** Ends it in the orderly way, or at once with SIGKILL; gives the exit code. */
  stop(signal?: NodeJS.Signals): Promise<number | null>;
}

/** An idle connection may be one that the simulator is about to close. */
export const UNSHARED = { connection: 'close' };

/** The token or key that a spawned simulator takes unless `env` gives another. */
export const TEST_SECRET = 'test-secret';

/**
 * Starts a simulator from `dist/` as a process of its own, on a free port and in a new folder unless `env` says otherwise,
 * and waits until it is ready.
 */
export async function spawnSimulator(kind: SimulatorKind, env: Record<string, string> = {}): Promise<RunningSimulator> {
  const port = Number(env['SIM_PORT'] ?? (await freePort()));
  const dataDir = env['SIM_DATA_DIR'] ?? (await mkdtemp(join(tmpdir(), `${kind}-`)));
  const child = startSimulator(kind, { ...env, SIM_PORT: String(port), SIM_DATA_DIR: dataDir });
  await untilReady(child);
  const url = `http://127.0.0.1:${port}`;
  return {
    url,
    port,
    dataDir,
    process: child,
    async fault(order) {
      const response = await fetch(`${url}/faults`, {
        method: 'POST',
        body: JSON.stringify(order),
        headers: UNSHARED,
      });
      return (await response.json()) as Record<string, unknown>;
    },
    ledger: async <Entry>() => (await (await fetch(`${url}/ledger`, { headers: UNSHARED })).json()) as Entry[],
    stop: (signal = 'SIGTERM') => stop(child, signal),
  };
}

/** The bare process, for those who want to see it fail. */
export function startSimulator(kind: SimulatorKind, env: Record<string, string>): ChildProcess {
  const secrets = { SIM_TOKEN: TEST_SECRET, SIM_KEY: TEST_SECRET, SIM_ID: 'panel-a' };
  const program = resolve('dist/simulators', kind, 'main.js');
  return spawn(process.execPath, [program], {
    env: { PATH: process.env['PATH'], ...secrets, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
}

/** A free port below those that the system hands out by itself, so that nobody gets it while a simulator has it closed. */
export async function freePort(): Promise<number> {
  const port = randomInt(15_000, 32_000);
  const server = createServer();
  const free = await new Promise<boolean>((resolve) => {
    server.once('error', () => resolve(false));
    server.listen(port, '127.0.0.1', () => server.close(() => resolve(true)));
  });
  return free ? port : freePort();
}

async function untilReady(child: ChildProcess): Promise<void> {
  let said = '';
  child.stderr?.on('data', (chunk: Buffer) => (said += chunk.toString()));
  await new Promise<void>((ready, fail) => {
    child.stdout?.on('data', (chunk: Buffer) => chunk.toString().startsWith('ready ') && ready());
    child.once('exit', (code) => fail(new Error(`the simulator ended with ${code}: ${said}`)));
    child.once('error', fail);
  });
}

async function stop(child: ChildProcess, signal: NodeJS.Signals): Promise<number | null> {
  if (child.exitCode !== null || child.signalCode !== null) return child.exitCode;
  child.kill(signal);
  const [code] = (await once(child, 'exit')) as [number | null];
  return code;
}
