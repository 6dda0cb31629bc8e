import { createHmac } from 'node:crypto';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { tenantTokens } from './demo-systems.mjs';
import { ROOT } from './paths.mjs';

const url = (port) => `http://127.0.0.1:${port}`;

export function databaseUrls({ port, secrets, database = 'pishkhan' }) {
  const as = (user, password, name) => `postgres://${user}:${password}@127.0.0.1:${port}/${name}`;
  return {
    superuserUrl: as('postgres', secrets.superuserPassword, 'postgres'),
    ownerUrl: as('pishkhan_owner', secrets.ownerPassword, database),
    appUrl: as('pishkhan_app', secrets.appPassword, database),
  };
}

/** On one machine everybody has one address: these are far above what a person needs, and limits still. */
const LIMITS = {
  PISHKHAN_CODES_PER_MOBILE: '60',
  PISHKHAN_CODES_PER_ADDRESS: '3000',
  PISHKHAN_SIGN_INS_PER_ADDRESS: '3000',
  PISHKHAN_TRACKINGS_PER_ADDRESS: '3000',
};

/** What API, worker, migrations and seed read together; see config/common.ts. Limits that the caller's environment sets stay. */
export function applicationEnvironment({ ports, secrets, data, urls, namespace = 'default' }) {
  return {
    ...LIMITS,
    ...process.env,
    NODE_ENV: 'development',
    PISHKHAN_DEMO: '1',
    PISHKHAN_PORT: String(ports.http),
    PISHKHAN_PUBLIC_URL: process.env.PISHKHAN_PUBLIC_URL || `http://localhost:${ports.http}`,
    PISHKHAN_STATIC_DIR: ROOT,
    PISHKHAN_TEMPORAL_ADDRESS: `127.0.0.1:${ports.temporal}`,
    PISHKHAN_TEMPORAL_NAMESPACE: namespace,
    ...(ports.temporalUi && { PISHKHAN_TEMPORAL_UI_ORIGIN: `http://localhost:${ports.temporalUi}` }),
    PISHKHAN_DATABASE_URL: urls.appUrl,
    PISHKHAN_DATABASE_OWNER_URL: urls.ownerUrl,
    PISHKHAN_DATA_KEYS: secrets.dataKeys,
    PISHKHAN_PAYLOAD_KEYS: secrets.payloadKeys,
    PISHKHAN_HASH_KEY: secrets.hashKey,
    PISHKHAN_STORAGE_DIR: join(data, 'storage'),
    PISHKHAN_WEBHOOK_NETWORKS: '127.0.0.0/8,::1/128',
    PISHKHAN_REACHABLE_NETWORKS: '127.0.0.0/8,::1/128',
    PISHKHAN_DIDGAH_URL: url(ports.didgah),
    PISHKHAN_DIDGAH_TOKEN: secrets.didgahToken,
    PISHKHAN_HOOK_SECRET: secrets.hookSecret,
    PISHKHAN_SMS_PANELS: [
      `panel-a=${url(ports.panelA)}/${secrets.panelAKey}`,
      `panel-b=${url(ports.panelB)}/${secrets.panelBKey}`,
    ].join(),
    PISHKHAN_SMS_LINES: 'panel-b=10004346',
  };
}

/** Where a panel hands on what people write: see adapters/signature/address.ts. */
function inboundAddress({ PISHKHAN_PORT: port, PISHKHAN_HOOK_SECRET: secret }, panelId) {
  const hmac = createHmac('sha256', secret).update(`sms-inbound/${panelId}`).digest('hex');
  return `${url(port)}/hooks/v1/sms/${panelId}/inbound?secret=${hmac.slice(0, 40)}`;
}

/** What the seed connects the demo's third organisation with, where its mail server runs beside. */
export const demoMail = ({ ports, secrets }) =>
  ports.mail ? { PISHKHAN_DEMO_MAIL: `${ports.smtp}:${ports.pop3}:${secrets.mailPassword}` } : {};

/** The API faces the internet: what only others need stays out of its reach. A variable without a value is not handed on. */
const NOT_FOR_THE_API = {
  PISHKHAN_DIDGAH_URL: undefined,
  PISHKHAN_DIDGAH_TOKEN: undefined,
  PISHKHAN_SMS_PANELS: undefined,
  PISHKHAN_DATABASE_OWNER_URL: undefined,
};

/**
 * Much of what worker and API make lives as long as a request: with more room for it less is moved about. What lives longer may grow
 * to four times its size before it is searched for what has ended, for a seventh of a worker's processor time.
 */
const ROOM = ['--max-semi-space-size=32', '--heap-growing-percent=300'];

/** The product's own processes by name, as they run from `dist/`. */
export function productServices({ ports, secrets, data, logs, environment }) {
  const service = (name, { script, env, flags = ['--enable-source-maps'] }) => ({
    name,
    file: process.execPath,
    args: [...flags, join(ROOT, 'dist', script)],
    cwd: ROOT,
    log: join(logs, `${name}.log`),
    env: { ...process.env, NODE_ENV: 'development', ...env },
  });
  const simulator = (name, { script, port, env }) => {
    const folder = join(data, name);
    mkdirSync(folder, { recursive: true });
    return service(name, { script, env: { SIM_PORT: String(port), SIM_DATA_DIR: folder, ...env } });
  };
  const panel = (id, { port, key, ...env }) =>
    simulator(id, { script: 'simulators/sms-panel/main.js', port, env: { SIM_ID: id, SIM_KEY: key, ...env } });
  mkdirSync(join(data, 'storage'), { recursive: true });
  return {
    didgah: simulator('didgah', {
      script: 'simulators/didgah/main.js',
      port: ports.didgah,
      env: {
        SIM_TOKEN: secrets.didgahToken,
        SIM_TENANTS: JSON.stringify(tenantTokens(secrets)),
        SIM_HOOK_URL: `${url(ports.http)}/hooks/v1/correspondence/{organisation}`,
        SIM_HOOK_SECRET: secrets.hookSecret,
      },
    }),
    // One pushes what phones send, the other is asked for it.
    'panel-a': panel('panel-a', {
      ...{ port: ports.panelA, key: secrets.panelAKey },
      SIM_WEBHOOK_URL: inboundAddress(environment, 'panel-a'),
    }),
    'panel-b': panel('panel-b', { port: ports.panelB, key: secrets.panelBKey }),
    ...(ports.mail && {
      mail: simulator('mail', {
        script: 'simulators/mail/main.js',
        port: ports.mail,
        env: {
          SIM_KEY: secrets.mailPassword,
          SIM_SMTP_PORT: String(ports.smtp),
          SIM_POP3_PORT: String(ports.pop3),
        },
      }),
    }),
    worker: { ...service('worker', { script: 'worker.js', env: environment, flags: ROOM }), graceMs: 4000 },
    api: {
      ...service('api', {
        script: 'api/main.js',
        env: { ...environment, ...NOT_FOR_THE_API },
        flags: [...ROOM, '--enable-source-maps'],
      }),
      graceMs: 3000,
    },
  };
}
