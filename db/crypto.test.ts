import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { createSealer, createVault, keyedHash } from './crypto.ts';

const aKey = (id: string, fill: number) => ({ id, key: Buffer.alloc(32, fill) });
const sealer = createSealer([aKey('k1', 1)]);

describe('a sealed value', () => {
  it('opens as it was', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        const expected = JSON.parse(JSON.stringify(value));
        expect(sealer.open('table.column', sealer.seal('table.column', value))).toEqual(expected);
      }),
    );
  });

  it('is another one each time and shows nothing of its content', () => {
    const [first, second] = [sealer.seal('t.c', '+989121234567'), sealer.seal('t.c', '+989121234567')];
    expect(first.equals(second)).toBe(false);
    expect(first.includes('989121234567')).toBe(false);
  });

  it('does not open in another column', () => {
    expect(() => sealer.open('applicants.mobile', sealer.seal('applicants.national_id', 'x'))).toThrow();
  });

  it('does not open when any one byte has changed or is missing', () => {
    const sealed = sealer.seal('t.c', 'محرمانه');
    for (let at = 0; at < sealed.length; at += 1) {
      const changed = Buffer.from(sealed);
      changed[at] = (changed[at] ?? 0) ^ 1;
      expect(() => sealer.open('t.c', changed)).toThrow();
      expect(() => sealer.open('t.c', sealed.subarray(0, at))).toThrow();
    }
  });

  it('opens after a new key came in front, and not when its key is gone', () => {
    const sealed = sealer.seal('t.c', 'x');
    expect(createSealer([aKey('k2', 2), aKey('k1', 1)]).open('t.c', sealed)).toBe('x');
    expect(() => createSealer([aKey('k2', 2)]).open('t.c', sealed)).toThrow('not configured');
  });

  it('does not open under another key of the same id', () => {
    expect(() => createSealer([aKey('k1', 9)]).open('t.c', sealer.seal('t.c', 'x'))).toThrow();
  });
});

describe('a keyed hash', () => {
  it('depends on key, purpose and value', () => {
    const hashes = [
      keyedHash(Buffer.alloc(32, 1), 'a', 'x'),
      keyedHash(Buffer.alloc(32, 2), 'a', 'x'),
      keyedHash(Buffer.alloc(32, 1), 'b', 'x'),
      keyedHash(Buffer.alloc(32, 1), 'a', 'y'),
    ].map((hash) => hash.toString('hex'));
    expect(new Set(hashes).size).toBe(4);
  });

  it('is the vault’s', () => {
    const hashKey = Buffer.alloc(32, 1);
    const vault = createVault({ keys: [aKey('k1', 1)], hashKey });
    expect(vault.hash('a', 'x')).toEqual(keyedHash(hashKey, 'a', 'x'));
  });
});

it('needs a key', () => {
  expect(() => createSealer([])).toThrow('key');
});
