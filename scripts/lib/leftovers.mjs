import { existsSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { Problem } from './problem.mjs';
import { isRunning, markOf, signalTo, within } from './processes.mjs';

const GRACE_MS = 8000;

/** Notes which processes belong to this run, so that the next one can find them should this one be killed. */
export function noteRun(file, children) {
  const processes = children.map(({ pid, mark, service }) => ({
    name: service.name,
    pid,
    mark,
    signal: service.signal,
  }));
  writeFileSync(`${file}.new`, JSON.stringify({ pid: process.pid, mark: markOf(process.pid), processes }));
  renameSync(`${file}.new`, file);
}

export function forgetRun(file) {
  rmSync(file, { force: true });
}

/** The process that runs from here now, if there is one. */
export function runningOwner(file) {
  const run = readRun(file);
  return run && isRunning(run) ? run.pid : undefined;
}

/** Ends what a run that was killed has left behind. */
export async function clearLeftovers(file) {
  const owner = runningOwner(file);
  if (owner) throw new Problem(`Pishkhan is running from this folder already (process ${owner}). Stop it first.`);
  return endNoted(file);
}

/** Ends every process that the file names, gently first. */
export async function endNoted(file) {
  const left = (readRun(file)?.processes ?? []).filter(isRunning);
  for (const { pid, signal } of left) signalTo(pid, signal ?? 'SIGTERM');
  if (!(await within(GRACE_MS, () => !left.some(isRunning))))
    for (const one of left.filter(isRunning)) signalTo(-one.pid, 'SIGKILL');
  await within(2000, () => !left.some(isRunning));
  forgetRun(file);
  return left.map(({ name }) => name);
}

function readRun(file) {
  if (!existsSync(file)) return undefined;
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    return undefined;
  }
}
