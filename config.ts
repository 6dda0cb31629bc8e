import { Buffer } from 'node:buffer';

/** Environment variables by name; a variable set to nothing counts as not set. */
export type Environment = Readonly<Record<string, string | undefined>>;

export interface Key {
  readonly id: string;
  readonly key: Uint8Array;
}

/** The first key encrypts, each of them decrypts. */
export type KeyRing = readonly [Key, ...Key[]];

export interface PanelConfig {
  readonly id: string;
  readonly url: string;
  readonly key: string;
}

/** What API and worker both read. */
export interface Config {
  readonly production: boolean;
  readonly logLevel: string;
  /** Where traces are sent; without it nothing is traced. */
  readonly tracesUrl: string | undefined;
  /** The origin under which people reach the portal: it stands in messages. */
  readonly publicUrl: string;
  readonly temporal: {
    readonly address: string;
    readonly namespace: string;
    readonly taskQueue: string;
  };
  /** `ownerUrl` is for migrations alone; API and worker never use it. */
  readonly database: { readonly url: string; readonly ownerUrl: string | undefined; readonly poolSize: number };
  readonly keys: { readonly data: KeyRing; readonly payload: KeyRing; readonly hash: Uint8Array };
  readonly storage: { readonly dir: string };
}

/** The API faces the internet: it neither needs nor gets the secrets of the correspondence system and the panels. */
export interface ApiConfig extends Config {
  /** Demo accounts need no second factor. */
  readonly demo: boolean;
  readonly temporal: Config['temporal'] & {
    /** Whose pages may have payloads decoded; without one no other page may. */
    readonly uiOrigin: string | undefined;
  };
  readonly http: {
    readonly port: number;
    readonly staticDir: string | undefined;
    readonly trustedProxies: number;
    /** Where `/metrics` is served; 0 = nowhere. */
    readonly metricsPort: number;
  };
  readonly limits: {
    readonly fileBytes: number;
    readonly files: number;
    /** Of one applicant, as are the next two. */
    readonly drafts: number;
    readonly legalPersons: number;
    /** Of documents that are not sent yet. */
    readonly unsentBytes: number;
    readonly codesPerMobileAnHour: number;
    readonly codesPerAddressAnHour: number;
    readonly trackingsPerAddressAnHour: number;
    readonly signInsPerAddressAnHour: number;
  };
  readonly sessions: { readonly hours: number };
}

export interface WorkerConfig extends Config {
  readonly http: {
    /** Where `/healthz`, `/readyz` and `/metrics` are served; 0 = nowhere. */
    readonly healthPort: number;
    /** Where the engine's SDK serves its own `/metrics`; 0 = nowhere. */
    readonly engineMetricsPort: number;
  };
  readonly didgah: { readonly url: string; readonly token: string };
  /** In the order in which they are tried. */
  readonly panels: readonly PanelConfig[];
}

export interface ConfigFault {
  readonly name: string;
  readonly message: string;
}

/** Names every fault of the environment, and no value: a value may be a secret. */
export class ConfigError extends Error {
  readonly faults: readonly ConfigFault[];

  constructor(faults: readonly ConfigFault[]) {
    super(['The configuration has faults:', ...faults.map((fault) => `  ${fault.name} ${fault.message}`)].join('\n'));
    this.name = 'ConfigError';
    this.faults = faults;
  }
}

export function readEnv(): Environment {
  return { ...process.env };
}

/**
 * The API's configuration.
 * @throws ConfigError with all faults at once
 */
export const toApiConfig = (env: Environment): ApiConfig =>
  withoutFaults(env, (read) => {
    const common = commonConfig(env, read);
    return {
      ...common,
      demo: env.PISHKHAN_DEMO === '1',
      temporal: { ...common.temporal, uiOrigin: read.origin('PISHKHAN_TEMPORAL_UI_ORIGIN') },
      http: {
        port: read.whole('PISHKHAN_PORT', { fallback: 3000, max: 65_535 }),
        staticDir: env.PISHKHAN_STATIC_DIR || undefined,
        trustedProxies: read.whole('PISHKHAN_TRUSTED_PROXIES', { fallback: 0, min: 0, max: 10 }),
        metricsPort: read.whole('PISHKHAN_METRICS_PORT', { fallback: 0, min: 0, max: 65_535 }),
      },
      limits: {
        fileBytes: read.whole('PISHKHAN_MAX_FILE_BYTES', { fallback: 50 * 1024 * 1024 }),
        files: read.whole('PISHKHAN_MAX_FILES', { fallback: 10, max: 100 }),
        drafts: read.whole('PISHKHAN_MAX_DRAFTS', { fallback: 50 }),
        legalPersons: read.whole('PISHKHAN_MAX_LEGAL_PERSONS', { fallback: 50 }),
        unsentBytes: read.whole('PISHKHAN_MAX_UNSENT_BYTES', { fallback: 2 * 1024 ** 3 }),
        codesPerMobileAnHour: read.whole('PISHKHAN_CODES_PER_MOBILE', { fallback: 5 }),
        codesPerAddressAnHour: read.whole('PISHKHAN_CODES_PER_ADDRESS', { fallback: 60 }),
        trackingsPerAddressAnHour: read.whole('PISHKHAN_TRACKINGS_PER_ADDRESS', { fallback: 120 }),
        signInsPerAddressAnHour: read.whole('PISHKHAN_SIGN_INS_PER_ADDRESS', { fallback: 120 }),
      },
      sessions: { hours: read.whole('PISHKHAN_SESSION_HOURS', { fallback: 12, max: 24 * 30 }) },
    };
  });

/**
 * The worker's configuration.
 * @throws ConfigError with all faults at once
 */
export const toWorkerConfig = (env: Environment): WorkerConfig =>
  withoutFaults(env, (read) => ({
    ...commonConfig(env, read),
    http: {
      healthPort: read.whole('PISHKHAN_WORKER_PORT', { fallback: 0, min: 0, max: 65_535 }),
      engineMetricsPort: read.whole('PISHKHAN_ENGINE_METRICS_PORT', { fallback: 0, min: 0, max: 65_535 }),
    },
    didgah: { url: read.url('PISHKHAN_DIDGAH_URL', ['http:', 'https:']), token: read.text('PISHKHAN_DIDGAH_TOKEN') },
    panels: read.panels('PISHKHAN_SMS_PANELS'),
  }));

function commonConfig(env: Environment, read: Reader): Config {
  const production = env.NODE_ENV === 'production';
  if (production) read.text('PISHKHAN_PUBLIC_URL');
  return {
    production,
    publicUrl: read.origin('PISHKHAN_PUBLIC_URL') ?? 'http://localhost:3000',
    logLevel: read.oneOf('PISHKHAN_LOG_LEVEL', ['info', 'trace', 'debug', 'warn', 'error', 'silent']),
    tracesUrl: env.PISHKHAN_TRACES_URL ? read.url('PISHKHAN_TRACES_URL', ['http:', 'https:']) : undefined,
    temporal: {
      address: read.text('PISHKHAN_TEMPORAL_ADDRESS'),
      namespace: env.PISHKHAN_TEMPORAL_NAMESPACE || 'default',
      taskQueue: env.PISHKHAN_TASK_QUEUE || 'letters',
    },
    database: {
      url: read.url('PISHKHAN_DATABASE_URL', ['postgres:', 'postgresql:']),
      ownerUrl: env.PISHKHAN_DATABASE_OWNER_URL
        ? read.url('PISHKHAN_DATABASE_OWNER_URL', ['postgres:', 'postgresql:'])
        : undefined,
      poolSize: read.whole('PISHKHAN_DATABASE_POOL', { fallback: 12, min: 4, max: 200 }),
    },
    keys: {
      data: read.keys('PISHKHAN_DATA_KEYS'),
      payload: read.keys('PISHKHAN_PAYLOAD_KEYS'),
      hash: read.key('PISHKHAN_HASH_KEY'),
    },
    storage: { dir: read.text('PISHKHAN_STORAGE_DIR') },
  };
}

/**
 * The data keys alone, for commands that need nothing else.
 * @throws ConfigError
 */
export function toDataKeys(env: Environment): KeyRing {
  const faults: ConfigFault[] = [];
  const keys = reader(env, faults).keys('PISHKHAN_DATA_KEYS');
  if (faults.length > 0) throw new ConfigError(faults);
  return keys;
}

/** What of a process's configuration may be a leftover of development. */
type Secrets = Pick<Config, 'production' | 'keys'> &
  Partial<Pick<ApiConfig, 'demo'> & Pick<WorkerConfig, 'didgah' | 'panels'>>;

function withoutFaults<C extends Secrets>(env: Environment, make: (read: Reader) => C): C {
  const faults: ConfigFault[] = [];
  const config = make(reader(env, faults));
  if (config.production) faults.push(...developmentLeftovers(config));
  if (faults.length > 0) throw new ConfigError(faults);
  return config;
}

const DEVELOPMENT = /^dev\b/;

/** What `npm start` makes for one machine carries the mark `dev`, so that it can be told from a real secret. */
function developmentLeftovers({ demo, keys, didgah, panels }: Secrets): ConfigFault[] {
  const faults: ConfigFault[] = [];
  const refuse = (name: string) => faults.push({ name, message: 'is a development secret, refused in production' });
  if (demo) faults.push({ name: 'PISHKHAN_DEMO', message: 'must not be set in production' });
  if (keys.data.some((key) => DEVELOPMENT.test(key.id))) refuse('PISHKHAN_DATA_KEYS');
  if (keys.payload.some((key) => DEVELOPMENT.test(key.id))) refuse('PISHKHAN_PAYLOAD_KEYS');
  if (didgah && DEVELOPMENT.test(didgah.token)) refuse('PISHKHAN_DIDGAH_TOKEN');
  if (panels?.some((panel) => DEVELOPMENT.test(panel.key))) refuse('PISHKHAN_SMS_PANELS');
  return faults;
}

type Reader = ReturnType<typeof reader>;

interface Bounds {
  fallback: number;
  min?: number;
  max?: number;
}

/** Each method notes a fault and gives a placeholder, so that reading goes on to the next variable. */
function reader(env: Environment, faults: ConfigFault[]) {
  function fault<T>(name: string, { message, instead }: { message: string; instead: T }): T {
    faults.push({ name, message });
    return instead;
  }

  function text(name: string): string {
    return env[name] || fault(name, { message: 'is not set', instead: '' });
  }

  function oneOf(name: string, choices: readonly [string, ...string[]]): string {
    const value = env[name] || choices[0];
    return choices.includes(value)
      ? value
      : fault(name, { message: `must be one of ${choices.join(', ')}`, instead: '' });
  }

  function whole(name: string, { fallback, min = 1, max = Number.MAX_SAFE_INTEGER }: Bounds): number {
    const value = env[name];
    if (!value) return fallback;
    const number = /^\d{1,16}$/.test(value) ? Number(value) : NaN;
    if (number >= min && number <= max) return number;
    const range = max === Number.MAX_SAFE_INTEGER ? `of at least ${min}` : `from ${min} to ${max}`;
    return fault(name, { message: `must be a whole number ${range}`, instead: fallback });
  }

  function url(name: string, protocols: readonly string[]): string {
    const value = env[name];
    if (!value) return text(name);
    if (URL.canParse(value) && protocols.includes(new URL(value).protocol)) return value.replace(/\/$/, '');
    return fault(name, { message: `must be an address that starts with ${protocols.join(' or ')}`, instead: '' });
  }

  function origin(name: string): string | undefined {
    const value = env[name];
    if (!value) return undefined;
    const parsed = URL.canParse(value) ? new URL(value) : undefined;
    if (parsed && /^https?:$/.test(parsed.protocol) && `${parsed.origin}/` === parsed.href) return parsed.origin;
    return fault(name, { message: 'must be an origin such as http://localhost:8233', instead: undefined });
  }

  function key(name: string): Uint8Array {
    const value = text(name);
    return (
      (value && keyBytes(value)) || (value ? fault(name, { message: `must be ${NOT_A_KEY}`, instead: NO_KEY }) : NO_KEY)
    );
  }

  function keys(name: string): KeyRing {
    const value = text(name);
    if (!value) return NO_KEYS;
    const parsed = value.split(',').map(parseKey);
    const ids = new Set(parsed.map((one) => one?.id));
    const [first, ...rest] = parsed.filter((one) => one !== undefined);
    if (first === undefined || rest.length + 1 < parsed.length)
      return fault(name, { message: `must be id:key,… with keys of ${NOT_A_KEY}`, instead: NO_KEYS });
    return ids.size < parsed.length
      ? fault(name, { message: 'has one id twice', instead: NO_KEYS })
      : ([first, ...rest] as const);
  }

  function panels(name: string): readonly PanelConfig[] {
    const value = text(name);
    if (!value) return [];
    const parsed = value.split(',').map(parsePanel);
    const good = parsed.filter((panel) => panel !== undefined);
    const distinct = new Set(good.map((panel) => panel.id)).size === parsed.length;
    return distinct ? good : fault(name, { message: 'must be id=http://host/key,… with ids that differ', instead: [] });
  }

  return { text, oneOf, whole, url, origin, key, keys, panels };
}

const NOT_A_KEY = '32 bytes in base64';
const NO_KEY = new Uint8Array();
const NO_KEYS: KeyRing = [{ id: '', key: NO_KEY }];

function keyBytes(base64: string): Uint8Array | undefined {
  const bytes = Buffer.from(base64, 'base64');
  const constant = new Set(bytes).size === 1;
  return bytes.length === 32 && !constant ? new Uint8Array(bytes) : undefined;
}

function parseKey(entry: string): Key | undefined {
  const [, id, base64] = /^([\w.-]{1,40}):([A-Za-z0-9+/]+=*)$/.exec(entry.trim()) ?? [];
  const key = base64 === undefined ? undefined : keyBytes(base64);
  return id === undefined || key === undefined ? undefined : { id, key };
}

function parsePanel(entry: string): PanelConfig | undefined {
  const [, id, url, key] = /^([\w-]{1,40})=(https?:\/\/.+)\/([^/]+)$/.exec(entry.trim()) ?? [];
  if (id === undefined || url === undefined || key === undefined || !URL.canParse(url)) return undefined;
  return { id, url, key };
}
