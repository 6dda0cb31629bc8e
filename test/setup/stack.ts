import { randomUUID } from 'node:crypto';
import { mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { applicationEnvironment, Child, forgetRun, freePorts, noteRun, productServices, seed } from './harness.mjs';
import type { AppName, DatabaseUrls, Environment, Ports } from './harness.mjs';
import { freshDatabase, freshNamespace, testServers } from './servers.ts';

const START_ORDER = ['didgah', 'panel-a', 'panel-b', 'worker', 'api'] as const;

/** The built product, or some of its processes, on free ports with a database, a namespace and a folder of its own. */
export interface Stack {
  urls: Record<'api' | 'didgah' | 'panel-a' | 'panel-b', string>;
  database: DatabaseUrls;
  /** What worker and API were given; toConfig() reads it. */
  environment: Environment;
  folder: string;
  pid(app: AppName): number;
  log(app: AppName): string;
  /** Ends it as a crash would, with SIGKILL. */
  kill(app: AppName): Promise<void>;
  /** Ends it in the orderly way; tells how it ended, such as `exit code 0`. */
  end(app: AppName): Promise<string>;
  /** Starts it, or starts it again, and waits until it is ready. `env` changes its environment for this run. */
  restart(app: AppName, env?: Environment): Promise<void>;
  stop(): Promise<void>;
}

export interface StackOptions {
  /** All five unless told otherwise. */
  apps?: readonly AppName[];
  /** Changes to the environment of worker and API. */
  env?: Environment;
}

/** Starts the processes with the demo's organisations and staff in the database. */
export async function startStack({ apps = START_ORDER, env = {} }: StackOptions = {}): Promise<Stack> {
  const { folder: parent, secrets } = testServers();
  const id = randomUUID().slice(0, 8);
  const folder = join(parent, `stack-${id}`);
  await mkdir(folder);
  const ports = await choosePorts();
  const database = await freshDatabase();
  const namespace = await freshNamespace();
  const made = applicationEnvironment({ ports, secrets, data: folder, urls: database, namespace });
  const environment = { ...made, ...env };
  await seed(environment);
  const services = productServices({ ports, secrets, data: folder, logs: folder, environment });
  const processes = runProcesses(services, join(parent, `stack-${id}.json`));
  const stack: Stack = {
    urls: urlsOf(ports),
    database,
    environment,
    folder,
    ...processes,
    async stop() {
      await processes.stop();
      await database.drop();
      await rm(folder, { recursive: true, force: true });
    },
  };
  try {
    for (const app of START_ORDER) if (apps.includes(app)) await stack.restart(app);
    return stack;
  } catch (error) {
    await stack.stop();
    throw error;
  }
}

function urlsOf(ports: Ports): Stack['urls'] {
  const url = (port: number) => `http://127.0.0.1:${port}`;
  return {
    api: url(ports.http),
    didgah: url(ports.didgah),
    'panel-a': url(ports.panelA),
    'panel-b': url(ports.panelB),
  };
}

async function choosePorts(): Promise<Ports> {
  const [http = 0, didgah = 0, panelA = 0, panelB = 0] = await freePorts(4);
  return { http, didgah, panelA, panelB, temporalUi: 0, ...testServers().ports };
}

type Processes = Pick<Stack, 'pid' | 'log' | 'kill' | 'end' | 'restart' | 'stop'>;

/** `file` notes what runs, so that the teardown can end what a broken test leaves. */
function runProcesses(services: ReturnType<typeof productServices>, file: string): Processes {
  const children = new Map<AppName, Child>();
  const child = (app: AppName) => {
    const found = children.get(app);
    if (!found) throw new Error(`${app} was never started`);
    return found;
  };

  async function restart(app: AppName, env: Environment = {}): Promise<void> {
    await children.get(app)?.stop();
    const next = new Child({ ...services[app], env: { ...services[app].env, ...env } });
    children.set(app, next);
    noteRun(file, [...children.values()]);
    if (!(await next.ready())) throw new Error(`${app} did not start:\n${next.complaint()}`);
  }

  return {
    restart,
    pid: (app) => child(app).pid,
    log: (app) => child(app).said(),
    async end(app) {
      await child(app).stop();
      return child(app).exited;
    },
    async kill(app) {
      child(app).kill();
      await child(app).exited;
    },
    async stop() {
      for (const app of [...START_ORDER].reverse()) await children.get(app)?.stop();
      forgetRun(file);
    },
  };
}
