import { execFileSync } from 'node:child_process';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import pg from 'pg';
import { stringify } from 'yaml';
import { freePorts } from '../setup/harness.mjs';
import { startStack, type Stack } from '../setup/stack.ts';
import { eventually } from '../support/http.ts';
import { aDraft, anApplicant, aSubmittedLetter, attach, decide } from '../support/people.ts';
import { reaches, staff, submit, witnesses } from '../support/people.ts';

const FOLDER = 'deploy/monitoring';
const KNOWN_TO_NODE_EXPORTER = /^node_filesystem_/;
const promtool = (...args: string[]) =>
  execFileSync(process.env.PROMTOOL_PATH!, args, { cwd: FOLDER, encoding: 'utf8', stdio: 'pipe' });

let stack: Stack;
let ports: { api: number; worker: number; engine: number };

const get = async (port: number, path: string) => {
  const response = await fetch(`http://127.0.0.1:${port}${path}`);
  return { status: response.status, text: await response.text() };
};
const metrics = async (port: number) => (await get(port, '/metrics')).text;

async function connections(allowed: boolean): Promise<void> {
  const { superuserUrl, appUrl } = stack.database;
  const name = new URL(appUrl).pathname.slice(1);
  const client = new pg.Client({ connectionString: superuserUrl });
  await client.connect();
  await client.query(`alter database ${name} with allow_connections ${allowed}`);
  if (!allowed) await client.query('select pg_terminate_backend(pid) from pg_stat_activity where datname = $1', [name]);
  await client.end();
}

beforeAll(async () => {
  const [api = 0, worker = 0, engine = 0] = await freePorts(3);
  ports = { api, worker, engine };
  const env = {
    PISHKHAN_METRICS_PORT: String(api),
    PISHKHAN_WORKER_PORT: String(worker),
    PISHKHAN_ENGINE_METRICS_PORT: String(engine),
  };
  stack = await startStack({ env });
}, 120_000);
afterAll(() => stack.stop());

describe('a worker', () => {
  it('is alive and ready, and answers nothing else', async () => {
    expect((await get(ports.worker, '/healthz')).status).toBe(200);
    const { status, text } = await get(ports.worker, '/readyz');
    expect(JSON.parse(text)).toEqual({
      status: 'ok',
      parts: { database: 'ok', engine: 'ok', pollers: 'ok' },
    });
    expect(status).toBe(200);
    expect((await get(ports.worker, '/constructor')).status).toBe(404);
  });

  it('counts what became of letters, messages and documents, and tells of nobody', async () => {
    const applicant = await anApplicant(stack);
    const secretary = await staff(stack, 'secretary');
    await aSubmittedLetter(applicant, 'ministry');
    const { id } = await aDraft(applicant, 'ministry');
    await attach(applicant, id, 'test/fixtures/taken/letter.docx');
    await submit(applicant, id);
    await decide(secretary, id, 'accept');
    await reaches(applicant, id, 'registered');
    const text = await eventually(() => metrics(ports.worker), {
      is: (all) => all.includes('pishkhan_letters_waiting{organisation="ministry"} 1'),
    });
    expect(text).toContain('pishkhan_registrations_total{outcome="done"} 1');
    expect(text).toContain('pishkhan_inspections_total{verdict="ready"} 1');
    expect(text).toMatch(/pishkhan_sms_attempts_total\{panel="panel-a",outcome="accepted",reason=""\} \d/);
    expect(text).toContain('pishkhan_letters_stuck{organisation="ministry"} 0');
    for (const own of [id, applicant.mobile.slice(3), 'احمدی']) expect(text).not.toContain(own);
  });
});

it('a panel that refuses for the sake of the account is counted from 0 on, and named in the log', async () => {
  const refusals = 'pishkhan_sms_attempts_total{panel="panel-a",outcome="refused",reason="no-credit"}';
  expect(await metrics(ports.worker)).toContain(`${refusals} 0\n`);
  await witnesses(stack).fault('panel-a', { mode: 'no-credit', times: 1 });
  await anApplicant(stack);
  await eventually(() => metrics(ports.worker), { is: (all) => all.includes(`${refusals} 1\n`) });
  expect(stack.log('worker')).toContain('an SMS panel refuses for the sake of the account');
});

const DASHBOARD = `${FOLDER}/dashboard.json`;
const shown = async () => {
  const { panels } = JSON.parse(await readFile(DASHBOARD, 'utf8')) as { panels: { targets: { expr: string }[] }[] };
  return panels.flatMap(({ targets }) => targets.map(({ expr }) => expr));
};

describe('what is watched', () => {
  it('is really told by the processes, with its labels', async () => {
    const told = (await Promise.all(Object.values(ports).map(metrics))).join('\n');
    const rules = await readFile(`${FOLDER}/rules.yml`, 'utf8');
    const names = [rules, ...(await shown())].flatMap((text) => text.match(/\b(?:pishkhan|temporal|node)_\w+/g) ?? []);
    expect(new Set(names).size).toBeGreaterThan(12);
    for (const name of new Set(names.filter((one) => !KNOWN_TO_NODE_EXPORTER.test(one)))) {
      expect([name, new RegExp(`^${name}[{ ]`, 'm').test(told)]).toEqual([name, true]);
    }
  });

  it('is shown by expressions that promtool reads', async () => {
    const rules = (await shown()).map((expr, index) => ({
      record: `shown:${index}`,
      expr: expr.replaceAll('$__rate_interval', '1m'),
    }));
    const file = join(stack.folder, 'shown.yml');
    await writeFile(file, stringify({ groups: [{ name: 'dashboard', rules }] }));
    expect(promtool('check', 'rules', file)).toContain(`${rules.length} rules found`);
  });

  it('is scraped and alarmed as promtool finds right', () => {
    expect(promtool('check', 'config', 'prometheus.yml')).toContain('SUCCESS');
    expect(promtool('test', 'rules', 'rules.test.yml')).toContain('SUCCESS');
  });
});

it('a worker without its database is alive, not ready, and says which part it lacks', async () => {
  await connections(false);
  try {
    const { status, text } = await get(ports.worker, '/readyz');
    expect(JSON.parse(text).parts).toMatchObject({ database: 'unavailable', engine: 'ok' });
    expect(status).toBe(503);
    expect((await get(ports.worker, '/healthz')).status).toBe(200);
    expect(await metrics(ports.worker)).toContain('pishkhan_worker_ready{part="database"} 0');
  } finally {
    await connections(true);
  }
});
