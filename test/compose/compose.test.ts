import { randomBytes } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, test } from '@jest/globals';
import { Ajv2019 } from 'ajv/dist/2019.js';
import { parse } from 'yaml';
import { toApiConfig } from '../../config/api.ts';
import { ConfigError } from '../../config/reader.ts';
import { toWorkerConfig } from '../../config/worker.ts';

interface Service {
  image: string;
  build?: { context: string; dockerfile: string };
  user?: string;
  environment?: Record<string, string>;
  command?: string[];
  entrypoint?: string[];
  profiles?: string[];
  depends_on?: Record<string, { condition: string }>;
  deploy?: { replicas?: number };
  healthcheck?: { test: string[] };
  networks: string[];
  ports?: string[];
  volumes?: string[];
  secrets?: string[];
  read_only?: boolean;
  restart: string;
  cap_drop?: string[];
  security_opt?: string[];
}

interface Compose {
  services: Record<string, Service>;
  networks: Record<string, { internal?: boolean }>;
  volumes: Record<string, unknown>;
  secrets: Record<string, { file: string }>;
}

const root = new URL('../../', import.meta.url);
const read = (path: string) => readFileSync(new URL(path, root), 'utf8');
const compose = parse(read('docker-compose.yml'), { merge: true }) as Compose;
const services = Object.entries(compose.services);
const names = Object.keys(compose.services);
const service = (name: string) => compose.services[name] as Service;
const isJob = (name: string) => service(name).restart === 'on-failure';

const VARIABLE = /\$\{(\w+)(?::([-?])([^}]*))?\}/g;
const secretsGiven: Record<string, string> = {
  PISHKHAN_DATA_KEYS: `k1:${randomBytes(32).toString('base64')}`,
  PISHKHAN_PAYLOAD_KEYS: `k1:${randomBytes(32).toString('base64')}`,
  PISHKHAN_HASH_KEY: randomBytes(32).toString('base64'),
  PISHKHAN_PUBLIC_URL: 'https://pishkhan.example.ir',
  PISHKHAN_DIDGAH_URL: 'https://didgah.example/api',
  PISHKHAN_HOOK_SECRET: 'a-secret-of-the-hooks',
  PISHKHAN_SMS_PANELS: 'panel-a=https://sms.example/v1/key-of-panel',
};

/** As `docker compose` does it, with a value for each secret. */
const interpolated = (environment: Record<string, string>) =>
  Object.fromEntries(
    Object.entries(environment).map(([name, value]) => [
      name,
      value.replace(VARIABLE, (_all, variable: string, kind: string, fallback: string) =>
        kind === '-' ? fallback : (secretsGiven[variable] ?? 'a-secret'),
      ),
    ]),
  );

describe('docker-compose.yml', () => {
  test('keeps to the schema of the Compose Specification', () => {
    const withoutIds = (key: string, value: unknown) => (key === 'id' || key === '$schema' ? undefined : value);
    const schema = JSON.parse(read('test/compose/compose-spec.json'), withoutIds) as object;
    const validate = new Ajv2019({ strict: false, validateFormats: false, allErrors: true }).compile(schema);
    validate(compose);
    expect(validate.errors).toBeNull();
  });

  test('is checked by a schema that finds faults', () => {
    const withoutIds = (key: string, value: unknown) => (key === 'id' || key === '$schema' ? undefined : value);
    const schema = JSON.parse(read('test/compose/compose-spec.json'), withoutIds) as object;
    const validate = new Ajv2019({ strict: false, validateFormats: false }).compile(schema);
    expect(validate({ services: { api: { image: 'a', volume: [] } } })).toBe(false);
  });

  test('has everything that a letter needs, API and worker more than once and from one image', () => {
    expect(names).toEqual(
      expect.arrayContaining(['postgres', 'temporal', 'temporal-ui', 'migrate', 'prepare-database', 'api', 'worker']),
    );
    expect(service('api').image).toBe(service('worker').image);
    for (const name of ['api', 'worker']) expect(service(name).deploy?.replicas).toBeGreaterThan(1);
    expect(service('temporal').environment?.NUM_HISTORY_SHARDS).toBe('512');
  });

  test.each(names)('%s has an image of one version', (name) => {
    const image = service(name).image.replace(VARIABLE, (_all, _name, _kind, fallback: string) => fallback);
    expect(image).toMatch(/^[\w./-]+:v?\d+\.\d+(\.\d+)?(-[\w.]+)?$/);
  });

  test.each(names)('%s has no secret of its own in the file', (name) => {
    for (const [variable, value] of Object.entries(service(name).environment ?? {})) {
      const rest = value.replace(VARIABLE, (_all, _name, kind: string, then = '') => (kind === '?' ? '' : then));
      const isSecret = /PASSWORD|PWD|KEYS?$|TOKEN|SECRET|PANELS/.test(variable);
      expect([variable, isSecret ? rest : '']).toEqual([variable, '']);
      expect(rest).not.toMatch(/\/\/[^/@:]*:[^/@]+@/);
    }
  });

  test.each(names)('%s runs without rights that it does not need', (name) => {
    const { cap_drop: dropped, security_opt: options, read_only: readOnly } = service(name);
    expect(dropped).toEqual(['ALL']);
    expect(options).toEqual(['no-new-privileges:true']);
    expect(readOnly).toBe(name !== 'temporal-ui');
    expect(service(name).user ?? (name === 'temporal-ui' ? 'its own' : 'root')).not.toMatch(/^(root|0)/);
  });

  test.each(names.filter((name) => !isJob(name) && name !== 'temporal-ui'))('%s is checked for health', (name) => {
    expect(service(name).healthcheck?.test[0]).toBe('CMD');
  });

  test.each(services.filter(([, { depends_on: others }]) => others))(
    '%s waits for what it needs to be ready',
    (_name, { depends_on: others }) => {
      for (const [other, { condition }] of Object.entries(others ?? {})) {
        const possible = isJob(other) ? 'service_completed_successfully' : 'service_healthy';
        expect(condition).toBe(possible);
        if (possible === 'service_healthy') expect(service(other).healthcheck).toBeDefined();
      }
    },
  );

  test('opens the proxy to the world, the Temporal page to this host, and nothing else', () => {
    const open = services.filter(([, { ports }]) => ports).map(([name]) => name);
    expect(open.sort()).toEqual(['proxy', 'temporal-ui']);
    for (const port of service('temporal-ui').ports ?? []) expect(port).toMatch(/^127\.0\.0\.1:/);
  });

  test('keeps the databases and the engine off the networks that lead out', () => {
    expect(compose.networks.back?.internal).toBe(true);
    for (const name of ['postgres', 'temporal']) expect(service(name).networks).toEqual(['back']);
  });

  test('keeps documents on one volume, where the configuration looks for them', () => {
    for (const name of ['api', 'worker']) {
      const folder = service(name).environment?.PISHKHAN_STORAGE_DIR;
      expect(service(name).volumes).toEqual([`documents:${folder}`]);
      expect(read('deploy/Dockerfile')).toContain(folder);
    }
  });

  test('names files and commands that are there', () => {
    const mounted = services.flatMap(([, { volumes = [] }]) => volumes.filter((volume) => volume.startsWith('./')));
    const built = services.flatMap(([, { build }]) => (build ? [build.dockerfile] : []));
    for (const path of [...mounted.map((volume) => volume.split(':')[0] as string), ...built]) {
      expect([path, existsSync(new URL(path, root))]).toEqual([path, true]);
    }
    const programs = services.flatMap(([, { command = [], entrypoint = [] }]) => [...entrypoint, ...command]);
    const files = programs.filter((part) => /^(dist|deploy)\//.test(part));
    expect(files.length).toBeGreaterThan(4);
    for (const file of files) {
      const source = file.replace(/^dist\/(.*)\.js$/, '$1.ts');
      expect([source, existsSync(new URL(source, root))]).toEqual([source, true]);
    }
  });
});

describe('what docker-compose.yml configures', () => {
  const production = { NODE_ENV: 'production' };
  const READERS = { api: toApiConfig, worker: toWorkerConfig };
  const PROCESSES = ['api', 'worker'] as const;
  const required = (name: keyof typeof READERS) => {
    try {
      READERS[name](production);
    } catch (error) {
      if (error instanceof ConfigError) return error.faults.map((fault) => fault.name);
    }
    return [];
  };

  test.each(PROCESSES)('is all that %s needs in production', (name) => {
    const environment = service(name).environment ?? {};
    expect(required(name).length).toBeGreaterThan(5);
    expect(Object.keys(environment)).toEqual(expect.arrayContaining(required(name)));
    const config = READERS[name](interpolated(environment));
    expect(config).toMatchObject({ production: true, temporal: { address: 'temporal:7233' } });
  });

  test('gives the API, which faces the internet, no secret of the outside', () => {
    const names = Object.keys(service('api').environment ?? {});
    expect(names.filter((name) => /DIDGAH|PANELS/.test(name))).toEqual([]);
  });

  test.each(['api', 'worker'])('is nothing that %s does not know', (name) => {
    const known = ['reader', 'common', name].map((file) => read(`config/${file}.ts`)).join('');
    for (const variable of Object.keys(service(name).environment ?? {})) expect(known).toContain(variable);
  });

  test('gives the owner and the superuser of the database to nobody but their jobs', () => {
    const holders = (variable: string) =>
      services.filter(([, one]) => JSON.stringify(one).includes(`\${${variable}:`)).map(([name]) => name);
    expect(holders('POSTGRES_PASSWORD').sort()).toEqual(['postgres', 'prepare-database']);
    expect(holders('PISHKHAN_DATABASE_OWNER_PASSWORD').sort()).toEqual([
      'migrate',
      'new-organisation',
      'prepare-database',
    ]);
    expect(service('new-organisation').profiles).toEqual(['tools']);
  });

  test('stands in env.example with no value, where it has to be given', () => {
    const example = read('deploy/env.example');
    const needed = new Set(
      [...read('docker-compose.yml').matchAll(VARIABLE)].filter((one) => one[2] === '?').map((one) => one[1]),
    );
    expect(new Set([...example.matchAll(/^(\w+)=(.*)$/gm)].map((one) => one[1]))).toEqual(needed);
    expect([...example.matchAll(/^\w+=(.+)$/gm)]).toEqual([]);
  });
});
