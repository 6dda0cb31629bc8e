import { readCommon, type CommonConfig } from './common.ts';
import type { Environment } from './environment.ts';
import { withoutFaults, type Reader } from './reader.ts';

export interface PanelConfig {
  readonly id: string;
  readonly url: string;
  readonly key: string;
  /** The number that people write to, where the panel is to be asked for what they write. */
  readonly line?: string;
}

export interface WorkerConfig extends CommonConfig {
  readonly http: {
    /** Where `/healthz`, `/readyz` and `/metrics` are served; 0 = nowhere. */
    readonly healthPort: number;
    /** Where the engine's SDK serves its own `/metrics`; 0 = nowhere. */
    readonly engineMetricsPort: number;
  };
  /** Of organisations that have no correspondence system of their own. */
  readonly didgah: { readonly url: string; readonly token: string } | undefined;
  /** Of sign-in codes, and of organisations that have none of their own, in the order in which they are tried. */
  readonly panels: readonly PanelConfig[];
  /** To each panel, at most; 0 = as many as there are. */
  readonly smsPerSecond: number;
}

/**
 * The worker's configuration.
 * @throws ConfigError with all faults at once
 */
export const toWorkerConfig = (env: Environment): WorkerConfig =>
  withoutFaults(env, (read) => ({
    ...readCommon(read),
    http: {
      healthPort: read.optionalPort('PISHKHAN_WORKER_PORT'),
      engineMetricsPort: read.optionalPort('PISHKHAN_ENGINE_METRICS_PORT'),
    },
    didgah: readDidgah(read),
    panels: readPanels(read),
    smsPerSecond: read.whole('PISHKHAN_SMS_PER_SECOND', { fallback: 0, min: 0, max: 10_000 }),
  }));

function readDidgah(read: Reader): WorkerConfig['didgah'] {
  const [url, token] = [read.optionalUrl('PISHKHAN_DIDGAH_URL', ['http:', 'https:']), 'PISHKHAN_DIDGAH_TOKEN'];
  if (url === undefined && read.optional(token) === undefined) return undefined;
  const didgah = { url: url ?? read.text('PISHKHAN_DIDGAH_URL'), token: read.text(token) };
  read.refuseDevelopment(token, [didgah.token]);
  return didgah;
}

function readPanels(read: Reader): readonly PanelConfig[] {
  const name = 'PISHKHAN_SMS_PANELS';
  const form = 'id=http://host/key,… with ids that differ';
  const panels = read.formed<readonly PanelConfig[]>(name, { parse: parsePanels, form, instead: [] });
  const lines = readLines(
    read,
    panels.map(({ id }) => id),
  );
  read.refuseDevelopment(
    name,
    panels.map(({ key }) => key),
  );
  return panels.map((panel) => ({ ...panel, ...(lines.has(panel.id) && { line: lines.get(panel.id)! }) }));
}

function readLines(read: Reader, panelIds: readonly string[]): ReadonlyMap<string, string> {
  const name = 'PISHKHAN_SMS_LINES';
  if (read.optional(name) === undefined) return new Map();
  const form = 'id=number,… with ids of PISHKHAN_SMS_PANELS';
  const parse = (value: string) => {
    const lines = value.split(',').map((entry) => /^([\w-]{1,40})=(\+?\d{3,20})$/.exec(entry.trim()));
    if (!lines.every((line) => line !== null && panelIds.includes(line[1]!))) return undefined;
    return new Map(lines.map((line) => [line![1]!, line![2]!]));
  };
  return read.formed<ReadonlyMap<string, string>>(name, { parse, form, instead: new Map() });
}

function parsePanels(value: string): readonly PanelConfig[] | undefined {
  const parsed = value.split(',').map(parsePanel);
  const good = parsed.filter((panel) => panel !== undefined);
  return new Set(good.map(({ id }) => id)).size === parsed.length ? good : undefined;
}

function parsePanel(entry: string): PanelConfig | undefined {
  const [, id, url, key] = /^([\w-]{1,40})=(https?:\/\/.+)\/([^/]+)$/.exec(entry.trim()) ?? [];
  if (id === undefined || url === undefined || key === undefined || !URL.canParse(url)) return undefined;
  return { id, url, key };
}
