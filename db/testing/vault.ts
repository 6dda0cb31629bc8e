import { createVault } from '../crypto.ts';

/** Keys for tests only. */
export const testVault = createVault({
  keys: [{ id: 'test', key: Buffer.alloc(32, 1) }],
  hashKey: Buffer.alloc(32, 2),
});
