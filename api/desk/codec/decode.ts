import type { Static } from '@sinclair/typebox';
import type { Payload, PayloadCodec } from '@temporalio/common';
import { invalid, type Fault } from '../../http/problems/problem.ts';
import type { Payloads } from './schema.ts';

type WirePayloads = NonNullable<Static<typeof Payloads>['payloads']>;
type WirePayload = WirePayloads[number];

/**
 * Decrypts payloads in their form on the wire; those that are not encrypted come back as they are.
 * @throws Problem 422 that names each payload whose key is not configured or whose content was changed
 */
export async function decodePayloads(codec: PayloadCodec, payloads: WirePayloads): Promise<WirePayloads> {
  const opened = await Promise.all(payloads.map((payload) => open(codec, payload)));
  const faults = opened.flatMap((payload, index): Fault[] =>
    payload ? [] : [{ pointer: `/payloads/${index}`, code: 'not-decodable' }],
  );
  if (faults.length > 0) throw invalid(faults);
  return opened.flatMap((payload) => payload ?? []);
}

const open = async (codec: PayloadCodec, payload: WirePayload): Promise<WirePayload | undefined> => {
  try {
    const [opened] = await codec.decode([fromWire(payload)]);
    return opened && toWire(opened);
  } catch {
    return undefined;
  }
};

const fromWire = ({ metadata = {}, data = '' }: WirePayload): Payload => ({
  metadata: mapValues(metadata, fromBase64),
  data: fromBase64(data),
});

const toWire = ({ metadata, data }: Payload): WirePayload => ({
  metadata: mapValues(metadata ?? {}, toBase64),
  data: toBase64(data ?? new Uint8Array()),
});

const fromBase64 = (text: string): Uint8Array => new Uint8Array(Buffer.from(text, 'base64'));
const toBase64 = (bytes: Uint8Array): string => Buffer.from(bytes).toString('base64');

const mapValues = <From, To>(record: Record<string, From>, change: (value: From) => To): Record<string, To> =>
  Object.fromEntries(Object.entries(record).map(([name, value]) => [name, change(value)]));
