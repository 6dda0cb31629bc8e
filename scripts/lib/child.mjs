import { spawn } from 'node:child_process';
import { closeSync, fstatSync, openSync, readFileSync } from 'node:fs';
import { lastLines } from './run.mjs';
import { markOf, signalTo, within } from './processes.mjs';

/**
 * One run of a service, in a process group of its own, so that a Ctrl-C in the terminal reaches only its parent.
 * It writes straight into its log file: it can go on when the parent dies.
 *
 * A service is `{ name, file, args, env, log, cwd?, uid?, gid?, signal?, graceMs?, isReady?(child) }`.
 */
export class Child {
  constructor(service) {
    const { file, args, env, log, cwd, uid, gid } = service;
    const output = openSync(log, 'a');
    this.service = service;
    this.offset = fstatSync(output).size;
    this.process = spawn(file, args, { env, cwd, uid, gid, detached: true, stdio: ['ignore', output, output] });
    closeSync(output);
    this.running = true;
    this.pid = this.process.pid;
    this.mark = this.pid && markOf(this.pid);
    this.exited = new Promise((resolve) => {
      const end = (how) => {
        this.running = false;
        resolve(how);
      };
      this.process.once('error', (error) => end(error.message));
      this.process.once('exit', (code, signal) => end(signal ?? `exit code ${code}`));
    });
  }

  /** What this run has written into its log. */
  said() {
    return readFileSync(this.service.log).subarray(this.offset).toString('utf8');
  }

  /** Resolves to true when it is ready, to false when it ended first or took too long. */
  async ready(ms = 60_000) {
    const { isReady = saidReady } = this.service;
    let ready = false;
    await within(ms, async () => !this.running || (ready = await isReady(this)));
    return ready && this.running;
  }

  complaint() {
    return lastLines(this.said());
  }

  /** Asks it to end, and ends it with everything it started when it does not within its grace. */
  async stop(graceMs = this.service.graceMs ?? 5000) {
    if (!this.running) return;
    signalTo(this.pid, this.service.signal ?? 'SIGTERM');
    if (!(await within(graceMs, () => !this.running))) this.kill();
    await this.exited;
  }

  kill() {
    if (this.running && this.pid) signalTo(-this.pid, 'SIGKILL');
  }
}

const saidReady = (child) => /^ready\b/m.test(child.said());
