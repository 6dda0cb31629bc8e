import { spawn } from 'node:child_process';

const KEPT = 20_000;
const running = new Set();

/** Ends every program that is being waited for, because this one has been told to end. */
export function endRuns() {
  for (const child of running) child.kill('SIGTERM');
}

/**
 * Runs a program to its end and resolves to `{ code, output }`; a program that is not there gives code 127.
 * `onLine` hears the last line of what is printed, `timeoutMs` ends a program that hangs.
 * @param {string} file
 * @param {string[]} args
 * @param {import('node:child_process').SpawnOptions & { onLine?: (line: string) => void, timeoutMs?: number }} [options]
 * @returns {Promise<{ code: number, output: string }>}
 */
export function run(file, args, { onLine, timeoutMs, ...options } = {}) {
  return new Promise((resolve) => {
    const child = spawn(file, args, { stdio: ['ignore', 'pipe', 'pipe'], ...options });
    running.add(child);
    const timer = timeoutMs && setTimeout(() => child.kill('SIGKILL'), timeoutMs);
    let output = '';
    const hear = (chunk) => {
      output = (output + chunk).slice(-KEPT);
      onLine?.(lastLines(output, 1).slice(0, 100));
    };
    child.stdout?.setEncoding('utf8').on('data', hear);
    child.stderr?.setEncoding('utf8').on('data', hear);
    const end = (code) => {
      clearTimeout(timer);
      running.delete(child);
      resolve({ code, output });
    };
    child.on('error', (/** @type {NodeJS.ErrnoException} */ error) => end(error.code === 'ENOENT' ? 127 : 126));
    child.on('close', (code, signal) => end(code ?? (signal ? 137 : 1)));
  });
}

export const lastLines = (text, count = 12) => text.trimEnd().split('\n').slice(-count).join('\n');
