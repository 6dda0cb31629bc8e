import { fork } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import pg from 'pg';
import { ROOT } from '../../scripts/lib/paths.mjs';

const file = (name) => join(ROOT, 'bench/bare', name);
const TABLE = 'create table letters (id uuid primary key, status text not null, number text, state jsonb not null)';

/** A database of its own on the same server, with the one table that the bare pipeline writes. */
export async function makeBareDatabase(superuserUrl) {
  const url = new URL(superuserUrl);
  url.pathname = '/bare';
  await query(superuserUrl, 'create database bare');
  await query(url.href, TABLE);
  return url.href;
}

async function query(url, sql) {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  await client.query(sql).finally(() => client.end());
}

/** The worker of the bare pipeline and of the no-op, as a service of the supervisor. */
export const bareWorker = ({ settings, log }) => ({
  name: 'bare worker',
  file: process.execPath,
  args: [file('worker.mjs')],
  cwd: ROOT,
  env: { ...process.env, BENCH_BARE: JSON.stringify(settings) },
  log,
});

/** The client of the bare pipeline, in a process of its own. */
export function startDriver(settings) {
  const child = fork(file('driver.mjs'), { env: { ...process.env, BENCH_BARE: JSON.stringify(settings) } });
  return {
    pid: child.pid,
    async run(order) {
      child.send(order);
      const [{ ids, error }] = await once(child, 'message');
      if (error) throw new Error(error);
      return { ids };
    },
    async stop() {
      if (child.exitCode !== null) return;
      child.disconnect();
      await once(child, 'exit');
    },
  };
}
