import { Type, type Static, type TObject } from '@sinclair/typebox';
import type { Dial } from './outbound/dial.ts';
import type { Download } from './outbound/download.ts';
import type { Exchange } from './outbound/exchange.ts';

/** One way to speak to a system outside: what it has to be told, and what it can do. */
export interface Adapter<Port, Settings extends TObject = TObject> {
  readonly settings: Settings;
  /** Those of the settings that are never shown again. */
  readonly secrets: readonly (keyof Static<Settings> & string)[];
  /** Those that say which system it is: what was sent to one address is not looked for at another. */
  readonly address: readonly (keyof Static<Settings> & string)[];
  create(parts: AdapterParts<Static<Settings>>): Port;
}

interface AdapterParts<Settings> {
  /** The connection's. */
  id: string;
  settings: Settings;
  exchange: Exchange;
  /** For those that do not speak HTTP. */
  dial: Dial;
  download: Download;
}

/** Declares an adapter, with the types of its own settings. */
export const adapter = <Port, Settings extends TObject>(definition: Adapter<Port, Settings>): Adapter<Port> =>
  definition as unknown as Adapter<Port>;

/** Of a server, without a user, a query or a fragment: those are for secrets to hide in. */
export const ServerAddress = () =>
  Type.String({
    maxLength: 300,
    pattern: '^https?://[^\\s/?#@]+(/[^\\s?#@]*)?$',
    examples: ['https://didgah.example.ir'],
  });

export const Secret = () => Type.String({ minLength: 1, maxLength: 500, format: 'password' });

/** What the other side signs with when it tells us something. */
export const HookSecret = () => Type.String({ minLength: 16, maxLength: 500, format: 'password' });
