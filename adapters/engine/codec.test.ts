import { randomBytes } from 'node:crypto';
import { describe, expect, it } from '@jest/globals';
import { defaultPayloadConverter } from '@temporalio/common';
import { createPayloadCodec } from './codec.ts';

const older = { id: '2025', key: randomBytes(32) };
const newer = { id: '2026', key: randomBytes(32) };
const payload = defaultPayloadConverter.toPayload({ subject: 'درخواست گواهی', national: '0012345679' });

describe('the payload codec', () => {
  it('gives back what was encrypted', async () => {
    const codec = createPayloadCodec([newer]);
    const [open] = await codec.decode(await codec.encode([payload]));
    expect(defaultPayloadConverter.fromPayload(open!)).toEqual({ subject: 'درخواست گواهی', national: '0012345679' });
  });

  it('leaves nothing to read in what is stored', async () => {
    const [sealed] = await createPayloadCodec([newer]).encode([payload]);
    const stored = Buffer.from(sealed!.data!).toString('latin1');
    expect(stored).not.toContain('0012345679');
    expect(stored).not.toContain('subject');
  });

  it('reads what an older key encrypted, while it is configured', async () => {
    const sealed = await createPayloadCodec([older]).encode([payload]);
    await expect(createPayloadCodec([newer, older]).decode(sealed)).resolves.toHaveLength(1);
    await expect(createPayloadCodec([newer]).decode(sealed)).rejects.toThrow('not configured');
  });

  it('refuses what was changed on the way', async () => {
    const codec = createPayloadCodec([newer]);
    const [sealed] = await codec.encode([payload]);
    sealed!.data![20]! ^= 1;
    await expect(codec.decode([sealed!])).rejects.toThrow();
  });

  it('refuses what was cut off, however short', async () => {
    const codec = createPayloadCodec([newer]);
    const [sealed] = await codec.encode([payload]);
    for (const length of [0, 4, 16, 28, sealed!.data!.length - 1]) {
      await expect(codec.decode([{ ...sealed, data: sealed!.data!.subarray(0, length) }])).rejects.toThrow();
    }
  });

  it('passes over payloads that are not encrypted', async () => {
    await expect(createPayloadCodec([newer]).decode([payload])).resolves.toEqual([payload]);
  });
});
