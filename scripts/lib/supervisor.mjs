import { setTimeout as sleep } from 'node:timers/promises';
import { Child } from './child.mjs';
import { interpret, Problem } from './problem.mjs';

const FIRST_WAIT_MS = 500;
const LONGEST_WAIT_MS = 15_000;
const STABLE_MS = 30_000;

const reasonOf = (error) => error.code ?? error.message;

/** Keeps services running: starts them, starts again what ends by itself, and ends them in the opposite order. */
export class Supervisor {
  #children = new Map();
  #stopping = false;
  #onChange;
  #say;

  /** `onChange` hears of all running children whenever one starts; `say` gets a line for the terminal. */
  constructor({ onChange, say }) {
    this.#onChange = onChange;
    this.#say = say;
  }

  /** Starts a service and waits until it is ready. */
  async start(service) {
    if (this.#stopping) return;
    const child = this.#spawn(service);
    const ready = await child.ready();
    if (this.#stopping) return;
    if (!ready)
      throw new Problem(
        `${service.name} did not start. Its last words (${service.log}):\n\n${interpret(child.complaint())}`,
      );
    void this.#watch(child);
  }

  /** Ends everything within the time, the last started first. */
  async stop(ms) {
    this.#stopping = true;
    const end = Date.now() + ms;
    for (const child of [...this.#children.values()].reverse())
      await child.stop(Math.max(200, Math.min(child.service.graceMs ?? 5000, end - Date.now())));
  }

  killAll() {
    for (const child of this.#children.values()) child.kill();
  }

  #spawn(service) {
    const child = new Child(service);
    this.#children.set(service.name, child);
    try {
      this.#onChange([...this.#children.values()]);
    } catch (error) {
      this.#say(`what runs could not be noted (${reasonOf(error)})`);
    }
    return child;
  }

  /** What cannot be started just now, as on a full disk, is tried again: everything else goes on. */
  async #startAgain(service, pause) {
    while (!this.#stopping) {
      try {
        return this.#spawn(service);
      } catch (error) {
        this.#say(`${service.name} cannot be started (${reasonOf(error)}); trying again in ${pause / 1000} s`);
        await sleep(pause);
      }
    }
    return undefined;
  }

  async #watch(child, wait = FIRST_WAIT_MS) {
    const { service } = child;
    const since = Date.now();
    const how = await child.exited;
    if (this.#stopping) return;
    const pause = Date.now() - since > STABLE_MS ? FIRST_WAIT_MS : wait;
    this.#say(`${service.name} ended unexpectedly (${how}); starting it again in ${pause / 1000} s`);
    await sleep(pause);
    const next = await this.#startAgain(service, pause);
    if (!next) return;
    void this.#watch(next, Math.min(pause * 2, LONGEST_WAIT_MS));
    if (await next.ready()) this.#say(`${service.name} is back`);
  }
}
