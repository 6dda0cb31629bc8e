import type { Payload } from '@temporalio/common';
import { defaultPayloadConverter } from '@temporalio/common';
import { createPayloadCodec } from '../../adapters/engine/codec.ts';
import { REPLAY_KEY } from './keys.ts';
import type { StoredHistory } from './replayer.ts';

const codec = createPayloadCodec([REPLAY_KEY]);

/** The letter in the last answer or written row that a history holds: as the code of its day made it. */
export async function lastStateOf({ history }: StoredHistory): Promise<unknown> {
  const values = await Promise.all(payloadsIn(history).map(open));
  return values.map(stateIn).findLast((state) => state !== undefined);
}

interface StoredPayload {
  metadata: Record<string, string>;
  data: string;
}

/** In the order of the history. */
function payloadsIn(node: unknown): StoredPayload[] {
  if (typeof node !== 'object' || node === null) return [];
  if ('metadata' in node && 'data' in node) return [node as StoredPayload];
  return Object.values(node).flatMap(payloadsIn);
}

async function open({ metadata, data }: StoredPayload): Promise<unknown> {
  const bytes = (text: string) => Buffer.from(text, 'base64');
  const sealed: Payload = {
    metadata: Object.fromEntries(Object.entries(metadata).map(([name, value]) => [name, bytes(value)])),
    data: bytes(data),
  };
  const [payload] = await codec.decode([sealed]);
  return defaultPayloadConverter.fromPayload(payload!);
}

const stateIn = (value: unknown): unknown => {
  const { submission, state } = (value ?? {}) as { submission?: unknown; state?: unknown };
  return submission ?? state;
};
