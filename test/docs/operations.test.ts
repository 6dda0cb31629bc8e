import { randomBytes } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, test } from '@jest/globals';
import { toApiConfig } from '../../config/api.ts';
import { toWorkerConfig } from '../../config/worker.ts';

const root = new URL('../../', import.meta.url);
const read = (path: string) => readFileSync(new URL(path, root), 'utf8');
const page = read('docs/operations.md');
const settings = page.slice(page.indexOf('## Settings'), page.indexOf('## A new organisation'));

/** The rows of the table of settings: name, processes and default. */
const rows = [...settings.matchAll(/^\| `(\w+)` \|([^|]*)\|.*\|([^|]*)\|$/gm)];
const table = new Map(rows.map(([, name = '', , fallback = '']) => [name, fallback.replaceAll('`', '').trim()]));
const processes = new Map(rows.map(([, name = '', letters = '']) => [name, letters.trim()]));

/** Of the processes, and of the commands that only the owner of the database gives. */
const sources = ['common', 'api', 'worker'].map((name) => `config/${name}.ts`).concat('db/new-organisation.ts');
const known = new Set(sources.flatMap((path) => read(path).match(/PISHKHAN_[A-Z_]+/g) ?? []));
const key = () => randomBytes(32).toString('base64');

/** Only what has no default. */
const environment = {
  PISHKHAN_TEMPORAL_ADDRESS: 'localhost:7233',
  PISHKHAN_DATABASE_URL: 'postgres://localhost/pishkhan',
  PISHKHAN_DATA_KEYS: `k:${key()}`,
  PISHKHAN_PAYLOAD_KEYS: `k:${key()}`,
  PISHKHAN_HASH_KEY: key(),
  PISHKHAN_STORAGE_DIR: '/documents',
  PISHKHAN_DIDGAH_URL: 'http://localhost:4001',
  PISHKHAN_DIDGAH_TOKEN: 'token',
  PISHKHAN_SMS_PANELS: 'panel-a=http://localhost:4002/key',
};
const bare = toApiConfig(environment);
const worker = toWorkerConfig(environment);

/** What a process reads, seen by asking it. */
function readBy(read: (env: Record<string, string | undefined>) => unknown): string[] {
  const asked = new Set<string>();
  read(
    new Proxy<Record<string, string>>(environment, { get: (target, name: string) => (asked.add(name), target[name]) }),
  );
  return [...asked].filter((name) => name.startsWith('PISHKHAN_'));
}

describe('the table of settings', () => {
  test.each([
    ['A', toApiConfig],
    ['W', toWorkerConfig],
  ])('says which variables the process %s reads', (letter, read) => {
    const said = [...processes].filter(([, letters]) => letters.includes(letter)).map(([name]) => name);
    const asked = readBy(read);
    expect(said.filter((name) => name !== 'NODE_ENV').sort()).toEqual(asked.sort());
  });

  test('has every variable that is read, and no other', () => {
    expect(known.size).toBeGreaterThan(20);
    expect([...table.keys()].filter((name) => name !== 'NODE_ENV').sort()).toEqual([...known].sort());
  });

  test('tells the defaults as they are', () => {
    const { http, temporal, database, limits, sessions, logLevel, tracesUrl } = bare;
    const defaults = {
      PISHKHAN_LOG_LEVEL: logLevel,
      PISHKHAN_TRACES_URL: tracesUrl,
      PISHKHAN_PORT: http.port,
      PISHKHAN_STATIC_DIR: http.staticDir,
      PISHKHAN_TRUSTED_PROXIES: http.trustedProxies,
      PISHKHAN_METRICS_PORT: http.metricsPort,
      PISHKHAN_WORKER_PORT: worker.http.healthPort,
      PISHKHAN_ENGINE_METRICS_PORT: worker.http.engineMetricsPort,
      PISHKHAN_TEMPORAL_NAMESPACE: temporal.namespace,
      PISHKHAN_TASK_QUEUE: temporal.taskQueue,
      PISHKHAN_TEMPORAL_UI_ORIGIN: temporal.uiOrigin,
      PISHKHAN_DATABASE_POOL: database.poolSize,
      PISHKHAN_MAX_FILE_BYTES: limits.fileBytes,
      PISHKHAN_MAX_FILES: limits.files,
      PISHKHAN_MAX_DRAFTS: limits.drafts,
      PISHKHAN_MAX_LEGAL_PERSONS: limits.legalPersons,
      PISHKHAN_MAX_UNSENT_BYTES: limits.unsentBytes,
      PISHKHAN_SESSION_HOURS: sessions.hours,
      PISHKHAN_CODES_PER_MOBILE: limits.codesPerMobileAnHour,
      PISHKHAN_CODES_PER_ADDRESS: limits.codesPerAddressAnHour,
      PISHKHAN_SIGN_INS_PER_ADDRESS: limits.signInsPerAddressAnHour,
      PISHKHAN_TRACKINGS_PER_ADDRESS: limits.trackingsPerAddressAnHour,
    };
    for (const [name, value] of Object.entries(defaults)) {
      expect([name, table.get(name)]).toEqual([name, String(value ?? 'none')]);
    }
  });

  test('names the variables that npm start reads', () => {
    const ports = [...read('scripts/lib/ports.mjs').matchAll(/'(PISHKHAN_\w+)'/g)].map(([, name]) => name as string);
    expect(ports.length).toBeGreaterThan(5);
    for (const name of ports) expect(settings).toContain(`\`${name}\``);
  });
});

describe.each(['docs/operations.md', 'deploy/README.md'])('%s', (path) => {
  const text = read(path);

  test('links to pages and headings that are there', () => {
    const links = [...text.matchAll(/\]\((?!https?:)([^)#]*)(?:#([^)]+))?\)/g)];
    expect(links.length).toBeGreaterThan(2);
    for (const [, file = '', heading] of links) {
      const target = file === '' ? path : new URL(file, new URL(path, root)).pathname.slice(root.pathname.length);
      expect([target, existsSync(new URL(target, root))]).toEqual([target, true]);
      if (heading !== undefined) expect(headingsOf(read(target))).toContain(heading);
    }
  });

  test('names programs that are built', () => {
    for (const [, program] of text.matchAll(/node dist\/([\w/-]+)\.js/g)) {
      expect([program, existsSync(new URL(`${program}.ts`, root))]).toEqual([program, true]);
    }
  });
});

const headingsOf = (text: string) =>
  [...text.matchAll(/^#+ (.+)$/gm)].map(([, title = '']) =>
    title
      .toLowerCase()
      .replace(/[^\w\s-]/g, '')
      .replaceAll(' ', '-'),
  );
