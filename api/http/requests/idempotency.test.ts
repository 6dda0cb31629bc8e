import { describe, expect, test } from '@jest/globals';
import { testVault } from '../../../db/testing/vault.ts';
import { fingerprintOf } from './idempotency.ts';

const of = (content: unknown) => fingerprintOf(testVault, content);
const rule = { to: 'a', applicantKind: 'legal' };

describe('the fingerprint of a request', () => {
  test('does not depend on the order in which a program writes the fields', () => {
    const turned = { rules: [{ applicantKind: 'legal', to: 'a' }], mode: 'rules' };
    expect(of({ mode: 'rules', rules: [rule] })).toBe(of(turned));
  });

  test('is another one for another value, another order of a list, and a field more', () => {
    const others = [{ mode: 'unit', rules: ['a', 'b'] }, { mode: 'rules', rules: ['b', 'a'] }, { mode: 'rules' }];
    const all = [{ mode: 'rules', rules: ['a', 'b'] }, ...others].map(of);
    expect(new Set(all).size).toBe(all.length);
  });
});
