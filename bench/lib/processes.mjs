import { readdirSync, readFileSync } from 'node:fs';

/** What the kernel counts processor time in, on every Linux that Node runs on. */
const TICK_MS = 10;

function statOf(pid) {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    const [user, system, usersChildren, systemChildren] = fields.slice(11, 15).map(Number);
    return { pid, parent: Number(fields[1]), ticks: user + system + usersChildren + systemChildren };
  } catch {
    return undefined;
  }
}

function allStats() {
  const numbers = readdirSync('/proc').filter((name) => /^\d+$/.test(name));
  return numbers.map((name) => statOf(Number(name))).filter((stat) => stat !== undefined);
}

function treeOf(root, stats) {
  const found = stats.filter(({ pid }) => pid === root);
  for (const { pid } of found) found.push(...stats.filter(({ parent }) => parent === pid));
  return found;
}

/**
 * Processor time so far in milliseconds by name, of each process with all that it has started, ended ones too.
 * @param {Record<string, number>} pids
 * @param {{ without?: number }} [options] a process that counts for nobody
 */
export function processorTime(pids, { without } = {}) {
  const stats = allStats().filter(({ pid }) => pid !== without);
  return mapValues(pids, (pid) => treeOf(pid, stats).reduce((sum, { ticks }) => sum + ticks * TICK_MS, 0));
}

/** The same of this process alone. */
export const ownTime = () => {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
};

/** Memory in bytes by name; what processes share is counted once. */
export function memory(pids) {
  const stats = allStats();
  return mapValues(pids, (pid) => treeOf(pid, stats).reduce((sum, one) => sum + memoryOf(one.pid), 0));
}

function memoryOf(pid) {
  try {
    const [, kilobytes] = /^Pss:\s+(\d+) kB/m.exec(readFileSync(`/proc/${pid}/smaps_rollup`, 'utf8')) ?? [];
    return Number(kilobytes ?? 0) * 1024;
  } catch {
    return 0;
  }
}

const mapValues = (object, map) => Object.fromEntries(Object.entries(object).map(([key, value]) => [key, map(value)]));
