import type { TSchema } from '@sinclair/typebox';
import { CORRESPONDENCE_ADAPTERS } from '../../../adapters/correspondence/index.ts';
import type { Adapter } from '../../../adapters/adapter.ts';
import { SMS_ADAPTERS } from '../../../adapters/sms/index.ts';
import type { ConnectionKind, ConnectionRow } from '../../../db/repositories/connections.ts';
import { checker } from '../../http/input/validate.ts';
import type { Fault } from '../../http/problems/problem.ts';

export type Settings = ConnectionRow['settings'];

const ADAPTERS: Record<ConnectionKind, Readonly<Record<string, Adapter<unknown>>>> = {
  correspondence: CORRESPONDENCE_ADAPTERS,
  sms: SMS_ADAPTERS,
};

export interface KnownAdapter {
  kind: ConnectionKind;
  name: string;
  adapter: Adapter<unknown>;
  /** Gives the settings as they are kept, or every fault. */
  check(settings: unknown): { value: unknown; faults: Fault[] };
}

export const KNOWN_ADAPTERS: readonly KnownAdapter[] = (['correspondence', 'sms'] as const).flatMap((kind) =>
  Object.entries(ADAPTERS[kind]).map(([name, adapter]) => ({ kind, name, adapter, check: checker(adapter.settings) })),
);

export const findAdapter = (of: { kind: ConnectionKind; adapter: string }): KnownAdapter | undefined =>
  KNOWN_ADAPTERS.find(({ kind, name }) => kind === of.kind && name === of.adapter);

const LONGEST = 2_000;

/** What a form has to ask for. */
export const fieldsOf = ({ settings, secrets, address }: Adapter<unknown>) =>
  Object.entries(settings.properties).map(([name, schema]) => ({
    name,
    type: typeOf(schema),
    required: (settings.required ?? []).includes(name),
    secret: secrets.includes(name),
    address: address.includes(name),
    choices: (schema.enum as string[] | undefined) ?? null,
    minLength: Number(schema.minLength ?? 1),
    maxLength: Number(schema.maxLength ?? LONGEST),
  }));

const typeOf = ({ type }: TSchema): 'text' | 'number' | 'switch' => {
  if (type === 'boolean') return 'switch';
  return type === 'integer' || type === 'number' ? 'number' : 'text';
};

/** Which settings of a row are shown, and the names of the secrets that it has. */
export const shownSettings = (settings: Settings, known: KnownAdapter | undefined) => {
  const isSecret = (name: string): boolean => known?.adapter.secrets.includes(name) ?? true;
  const entries = Object.entries(settings);
  return {
    settings: Object.fromEntries(entries.filter(([name]) => !isSecret(name))),
    secrets: entries.map(([name]) => name).filter(isSecret),
  };
};

/** With other values of these it is another system. */
export const isElsewhere = (known: KnownAdapter, [before, after]: readonly [Settings, Settings]): boolean =>
  known.adapter.address.some((name) => before[name] !== after[name]);
