import { parseNetworks, type Network } from '../adapters/outbound/address-guard.ts';
import { readKey, readKeys, type KeyRing } from './keys.ts';
import type { Reader } from './reader.ts';

/** What API and worker both read. */
export interface CommonConfig {
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
  readonly database: { readonly url: string; readonly poolSize: number };
  readonly keys: { readonly data: KeyRing; readonly payload: KeyRing; readonly hash: Uint8Array };
  readonly storage: { readonly dir: string };
  /** Networks inside that applicants' webhooks may reach all the same; none in production. */
  readonly webhooks: { readonly networks: readonly Network[] };
  /** Networks inside the installation that addresses which people enter may point at. */
  readonly reachableNetworks: readonly Network[];
}

export function readCommon(read: Reader): CommonConfig {
  if (read.production) read.text('PISHKHAN_PUBLIC_URL');
  read.refuseInProduction('PISHKHAN_WEBHOOK_NETWORKS', read.optional('PISHKHAN_WEBHOOK_NETWORKS') !== undefined);
  return {
    production: read.production,
    publicUrl: read.origin('PISHKHAN_PUBLIC_URL') ?? 'http://localhost:3000',
    logLevel: read.oneOf('PISHKHAN_LOG_LEVEL', ['info', 'trace', 'debug', 'warn', 'error', 'silent']),
    tracesUrl: read.optionalUrl('PISHKHAN_TRACES_URL', ['http:', 'https:']),
    temporal: {
      address: read.text('PISHKHAN_TEMPORAL_ADDRESS'),
      namespace: read.optional('PISHKHAN_TEMPORAL_NAMESPACE') ?? 'default',
      taskQueue: read.optional('PISHKHAN_TASK_QUEUE') ?? 'letters',
    },
    database: {
      url: read.url('PISHKHAN_DATABASE_URL', ['postgres:', 'postgresql:']),
      poolSize: read.whole('PISHKHAN_DATABASE_POOL', { fallback: 12, min: 4, max: 200 }),
    },
    keys: {
      data: readKeys(read, 'PISHKHAN_DATA_KEYS'),
      payload: readKeys(read, 'PISHKHAN_PAYLOAD_KEYS'),
      hash: readKey(read, 'PISHKHAN_HASH_KEY'),
    },
    storage: { dir: read.text('PISHKHAN_STORAGE_DIR') },
    webhooks: { networks: readNetworks(read, 'PISHKHAN_WEBHOOK_NETWORKS') },
    reachableNetworks: readNetworks(read, 'PISHKHAN_REACHABLE_NETWORKS'),
  };
}

function readNetworks(read: Reader, name: string): readonly Network[] {
  if (read.optional(name) === undefined) return [];
  return read.formed(name, { parse: parseNetworks, form: 'networks such as 127.0.0.0/8,::1/128', instead: [] });
}
