import { createRequire } from 'node:module';
import type { DataConverter } from '@temporalio/common';
import { createPayloadCodec, type PayloadKey } from './codec.ts';

/** The same file from the sources and from the build. */
export const failureConverterPath = createRequire(import.meta.url).resolve('#failure-converter');

/**
 * The one data converter of API, worker, replay and tools: everything is encrypted, messages of failures too.
 * @param keys see `createPayloadCodec`
 */
export const createDataConverter = (keys: readonly [PayloadKey, ...PayloadKey[]]): DataConverter => ({
  payloadCodecs: [createPayloadCodec(keys)],
  failureConverterPath,
});
