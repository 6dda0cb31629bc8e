import { Buffer } from 'node:buffer';
import { randomBytes } from 'node:crypto';
import { describe, expect, it } from '@jest/globals';
import { toApiConfig } from './api.ts';
import type { Environment } from './environment.ts';
import { ConfigError } from './reader.ts';
import { toWorkerConfig } from './worker.ts';

const key = () => randomBytes(32).toString('base64');

function anEnvironment(changes: Environment = {}): Environment {
  return {
    PISHKHAN_TEMPORAL_ADDRESS: 'localhost:7233',
    PISHKHAN_DATABASE_URL: 'postgres://pishkhan_app:x@localhost:5433/pishkhan',
    PISHKHAN_DATA_KEYS: `k2:${key()},k1:${key()}`,
    PISHKHAN_PAYLOAD_KEYS: `p1:${key()}`,
    PISHKHAN_HASH_KEY: key(),
    PISHKHAN_STORAGE_DIR: '/var/lib/pishkhan',
    PISHKHAN_DIDGAH_URL: 'http://localhost:4001/',
    PISHKHAN_DIDGAH_TOKEN: 'token',
    PISHKHAN_SMS_PANELS: 'panel-a=http://localhost:4002/one,panel-b=https://panel.example/v1/two',
    ...changes,
  };
}

/** Of both processes, each variable once. */
const faultsOf = (changes: Environment): string[] => [
  ...new Set([toApiConfig, toWorkerConfig].flatMap((read) => faultsIn(() => read(anEnvironment(changes))))),
];

function faultsIn(read: () => unknown): string[] {
  try {
    read();
    return [];
  } catch (error) {
    if (error instanceof ConfigError) return error.faults.map((fault) => fault.name);
    throw error;
  }
}

describe('the configuration', () => {
  it('reads a complete environment', () => {
    const config = { ...toWorkerConfig(anEnvironment()), ...toApiConfig(anEnvironment()) };
    expect(config.http).toMatchObject({ port: 3000, metricsPort: 0 });
    expect(config.keys.data.map((one) => one.id)).toEqual(['k2', 'k1']);
    expect(config.keys.hash).toHaveLength(32);
    expect(config.didgah).toEqual({ url: 'http://localhost:4001', token: 'token' });
    expect(config.reachableNetworks).toEqual([]);
    expect(config.panels).toEqual([
      { id: 'panel-a', url: 'http://localhost:4002', key: 'one' },
      { id: 'panel-b', url: 'https://panel.example/v1', key: 'two' },
    ]);
    expect(config.limits).toMatchObject({ fileBytes: 52_428_800, files: 10 });
  });

  it('knows the lines that panels are asked for', () => {
    const { panels } = toWorkerConfig(anEnvironment({ PISHKHAN_SMS_LINES: 'panel-b=10004346' }));
    expect(panels.map(({ line }) => line)).toEqual([undefined, '10004346']);
    for (const wrong of ['panel-c=10004346', 'panel-a', 'panel-a=x'])
      expect(faultsOf({ PISHKHAN_SMS_LINES: wrong })).toEqual(['PISHKHAN_SMS_LINES']);
  });

  it('serves metrics where it is told to', () => {
    expect(toApiConfig(anEnvironment({ PISHKHAN_METRICS_PORT: '9464' })).http.metricsPort).toBe(9464);
    expect(faultsOf({ PISHKHAN_METRICS_PORT: 'yes' })).toEqual(['PISHKHAN_METRICS_PORT']);
  });

  it('knows where people reach the portal, and takes no guess in production', () => {
    const publicUrl = (changes: Environment) =>
      [toApiConfig, toWorkerConfig].map((read) => read(anEnvironment(changes)).publicUrl);
    expect(publicUrl({})).toEqual(Array(2).fill('http://localhost:3000'));
    const PISHKHAN_PUBLIC_URL = 'https://pishkhan.example.ir/';
    expect(publicUrl({ PISHKHAN_PUBLIC_URL })).toEqual(Array(2).fill('https://pishkhan.example.ir'));
    expect(faultsOf({ NODE_ENV: 'production' })).toEqual(['PISHKHAN_PUBLIC_URL']);
    expect(faultsOf({ NODE_ENV: 'production', PISHKHAN_PUBLIC_URL })).toEqual([]);
    expect(faultsOf({ PISHKHAN_PUBLIC_URL: 'pishkhan.example.ir' })).toEqual(['PISHKHAN_PUBLIC_URL']);
  });

  it('does without a correspondence system of the installation, but not with half of one', () => {
    const none = { PISHKHAN_DIDGAH_URL: undefined, PISHKHAN_DIDGAH_TOKEN: undefined };
    expect(toWorkerConfig(anEnvironment(none)).didgah).toBeUndefined();
    expect(faultsOf({ PISHKHAN_DIDGAH_URL: undefined })).toEqual(['PISHKHAN_DIDGAH_URL']);
    expect(faultsOf({ PISHKHAN_DIDGAH_TOKEN: undefined })).toEqual(['PISHKHAN_DIDGAH_TOKEN']);
  });

  it('knows the networks inside that entered addresses may point at', () => {
    const PISHKHAN_REACHABLE_NETWORKS = '10.20.0.0/16, ::1/128';
    expect(toApiConfig(anEnvironment({ PISHKHAN_REACHABLE_NETWORKS })).reachableNetworks).toHaveLength(2);
    expect(faultsOf({ PISHKHAN_REACHABLE_NETWORKS: '10.20.0.0' })).toEqual(['PISHKHAN_REACHABLE_NETWORKS']);
  });

  it('knows an origin by its canonical form', () => {
    const originOf = (value: string) =>
      toApiConfig(anEnvironment({ PISHKHAN_TEMPORAL_UI_ORIGIN: value })).temporal.uiOrigin;
    expect(originOf('https://Temporal.example:443/')).toBe('https://temporal.example');
    expect(originOf('')).toBeUndefined();
  });

  it('reports every fault at once', () => {
    const faults = faultsOf({ PISHKHAN_PORT: '70000', PISHKHAN_DATABASE_URL: 'mysql://x', PISHKHAN_STORAGE_DIR: '' });
    expect(faults).toEqual(['PISHKHAN_DATABASE_URL', 'PISHKHAN_STORAGE_DIR', 'PISHKHAN_PORT']);
  });

  it.each<[string, string]>([
    ['PISHKHAN_DATA_KEYS', 'k1'],
    ['PISHKHAN_DATA_KEYS', `k1:${Buffer.alloc(16, 7).toString('base64')}`],
    ['PISHKHAN_DATA_KEYS', `k1:${key()},k1:${key()}`],
    ['PISHKHAN_HASH_KEY', Buffer.alloc(32).toString('base64')],
    ['PISHKHAN_SMS_PANELS', 'panel-a=http://localhost:4002/x,panel-a=http://localhost:4003/y'],
    ['PISHKHAN_SMS_PANELS', 'localhost'],
    ['PISHKHAN_MAX_FILES', '1.5'],
    ['PISHKHAN_LOG_LEVEL', 'loud'],
    ['PISHKHAN_TEMPORAL_UI_ORIGIN', '*'],
    ['PISHKHAN_TEMPORAL_UI_ORIGIN', 'http://localhost:8233/namespaces'],
    ['PISHKHAN_TEMPORAL_UI_ORIGIN', 'file:///tmp'],
  ])('refuses a %s that cannot be used', (name, value) => {
    expect(faultsOf({ [name]: value })).toEqual([name]);
  });

  it('of the API needs no secret of the outside, and has none', () => {
    const secrets = ['PISHKHAN_DIDGAH_URL', 'PISHKHAN_DIDGAH_TOKEN', 'PISHKHAN_SMS_PANELS'];
    const without = anEnvironment(Object.fromEntries(secrets.map((name) => [name, ''])));
    expect(faultsIn(() => toApiConfig(without))).toEqual([]);
    expect(faultsIn(() => toWorkerConfig(without))).toEqual(['PISHKHAN_SMS_PANELS']);
    expect(toApiConfig(anEnvironment())).not.toHaveProperty('panels');
    expect(toApiConfig(anEnvironment())).not.toHaveProperty('didgah');
  });

  it('never shows a value in its message', () => {
    expect(() => toApiConfig({ PISHKHAN_DATABASE_URL: 'secret-thing' })).toThrow(
      expect.objectContaining({ message: expect.not.stringContaining('secret-thing') }),
    );
  });
});

describe('in production', () => {
  const PISHKHAN_PUBLIC_URL = 'https://pishkhan.example.ir';
  const production = (changes: Environment = {}) =>
    faultsOf({ NODE_ENV: 'production', PISHKHAN_PUBLIC_URL, ...changes });

  it('takes real secrets', () => {
    expect(production()).toEqual([]);
  });

  it('refuses the demo', () => {
    expect(production({ PISHKHAN_DEMO: '1' })).toEqual(['PISHKHAN_DEMO']);
  });

  it.each([
    ['PISHKHAN_DATA_KEYS', `dev-1:${key()}`],
    ['PISHKHAN_PAYLOAD_KEYS', `p1:${key()},dev-1:${key()}`],
    ['PISHKHAN_DIDGAH_TOKEN', 'dev-token'],
    ['PISHKHAN_HOOK_SECRET', 'dev-secret'],
    ['PISHKHAN_SMS_PANELS', 'panel-a=http://localhost:4002/dev-key'],
  ])('refuses a development %s', (name, value) => {
    expect(production({ [name]: value })).toEqual([name]);
  });
});
