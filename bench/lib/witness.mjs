import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';

const LOOK_MS = 25;
const PATIENCE_MS = 60_000;

/**
 * Sees in the database what nobody is told over HTTP: when a letter has its number, and when nothing is left to do. One
 * look for all waiting clients, on the side of the load generator, costs the product next to nothing.
 */
export class Witness {
  #client;
  #busy = Promise.resolve();
  #waiting = new Map();
  #looking = false;

  constructor(url) {
    this.#client = new pg.Client({ connectionString: url });
  }

  /** Gives the database's process that serves the witness. */
  async start() {
    await this.#client.connect();
    const { rows } = await this.#client.query('select pg_backend_pid() as pid');
    return rows[0].pid;
  }

  /** Resolves once the letter has its number. */
  numbered(id) {
    const promise = new Promise((resolve, reject) => {
      this.#waiting.set(id, { resolve, reject, until: Date.now() + PATIENCE_MS });
    });
    if (!this.#looking) this.#look().catch((error) => this.#giveUp(error));
    return promise;
  }

  async #look() {
    this.#looking = true;
    while (this.#waiting.size > 0) {
      await sleep(LOOK_MS);
      const sql = 'select id from submissions where letter_number is not null and id = any ($1::uuid[])';
      const { rows } = await this.#query({ name: 'numbered', text: sql, values: [[...this.#waiting.keys()]] });
      for (const { id } of rows) this.#take(id)?.resolve();
      for (const [id, { until }] of this.#waiting)
        if (Date.now() > until) this.#take(id)?.reject(new Error(`Letter ${id} has no number after a minute.`));
    }
    this.#looking = false;
  }

  #giveUp(error) {
    for (const id of [...this.#waiting.keys()]) this.#take(id)?.reject(error);
    this.#looking = false;
  }

  #take(id) {
    const waiting = this.#waiting.get(id);
    this.#waiting.delete(id);
    return waiting;
  }

  /** Waits until every letter has both its messages sent and its audit log complete. */
  async drained(letters) {
    const sql = `select (select count(*) from sms_attempts where state <> 'sending')::integer as sent,
      (select count(*) from audit_log where action = 'registered')::integer as audited`;
    for (const end = Date.now() + PATIENCE_MS; ; await sleep(LOOK_MS)) {
      const { rows } = await this.#query({ name: 'drained', text: sql });
      const [{ sent, audited }] = rows;
      if (sent >= 2 * letters && audited >= letters) return;
      if (Date.now() > end) throw new Error(`Of ${letters} letters ${sent} messages and ${audited} audits were done.`);
    }
  }

  /** One after the other, as the connection wants it. */
  #query(statement) {
    const result = this.#busy.then(() => this.#client.query(statement));
    this.#busy = result.catch(() => undefined);
    return result;
  }

  stop() {
    return this.#client.end();
  }
}
