import { URLSearchParams } from 'node:url';
import pg from 'pg';
import { call } from '../lib/http.mjs';
import { median, quantile } from '../lib/statistics.mjs';

const WARM_UP = 5;
const TIMES = 60;

const STATISTICS = `select coalesce(sum(total_exec_time), 0) as ms from pg_stat_statements
  where query like '%list_submissions(%' or query like '%search_letters(%'`;

/** Each case through the API, with the time that the database's statements took of it. */
export async function measure({ url, superuserUrl, cases, tokens, say }) {
  const client = new pg.Client({ connectionString: superuserUrl });
  client.on('error', () => undefined);
  await client.connect();
  await client.query('create extension if not exists pg_stat_statements');
  const results = [];
  for (const one of cases) {
    const query = new URLSearchParams(
      Object.fromEntries(Object.entries(one.query).map(([name, value]) => [name, String(value)])),
    );
    const ask = () => call({ method: 'GET', url: `${url}${one.path}?${query}`, token: tokens[one.who] });
    for (let n = 0; n < WARM_UP; n++) await ask();
    const api = new Array(TIMES).fill(0);
    const database = new Array(TIMES).fill(0);
    let found = 0;
    for (let n = 0; n < TIMES; n++) {
      const before = await statementsMs(client);
      const started = performance.now();
      found = (await ask()).items.length;
      api[n] = performance.now() - started;
      database[n] = (await statementsMs(client)) - before;
    }
    const figures = (values) => ({ p50: median(values), p99: quantile(values, 0.99) });
    results.push({ ...one, found, api: figures(api), database: figures(database) });
    say(
      `  ${one.kind} ${one.name}: ${figures(database).p50.toFixed(1)} ms, API ${figures(api).p50.toFixed(1)} ms, ${found} letters`,
    );
  }
  await client.end();
  return results;
}

async function statementsMs(client) {
  const { rows } = await client.query(STATISTICS);
  return Number(rows[0].ms);
}
