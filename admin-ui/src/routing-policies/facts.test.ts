import { describe, expect, test } from '@jest/globals';
import type { RoutingPolicy } from '../api/types.ts';
import { differences, policyFacts, type Names } from './facts.ts';

const names: Names = {
  translate: (key, options) => `${key}${options ? ` ${JSON.stringify(options)}` : ''}`,
  digits: String,
  unit: (id) => `unit ${id}`,
  service: (id) => `service ${id}`,
};

const aPolicy = (changes: Partial<RoutingPolicy> = {}): RoutingPolicy => ({
  mode: 'secretariat',
  secretariatUnitId: 's',
  secretariatDecides: true,
  acceptancesNeeded: 1,
  rules: [],
  fallbackUnitId: null,
  ...changes,
});

const between = (before: RoutingPolicy, after: RoutingPolicy) =>
  differences(policyFacts(before, names), policyFacts(after, names));

describe('versions of a policy', () => {
  test('that are equal have no differences', () => {
    expect(between(aPolicy(), aPolicy())).toEqual([]);
  });

  test('a changed choice is told as it was and as it is', () => {
    expect(between(aPolicy(), aPolicy({ acceptancesNeeded: 2 }))).toEqual([
      { name: 'policy.acceptancesNeeded', before: 'policy.acceptancesOne', after: 'policy.acceptancesTwo' },
    ]);
  });

  test('an added rule and a fallback appear, with nothing before them', () => {
    const rules = [{ applicantKind: 'legal' as const, to: 'u' }];
    const found = between(aPolicy({ mode: 'rules' }), aPolicy({ mode: 'rules', rules, fallbackUnitId: 'f' }));
    expect(found.map(({ before, after }) => [before, after])).toEqual([
      [undefined, 'policy.leadsTo {"when":"policy.applicantKind policy.legal","unit":"\u2068unit u\u2069"}'],
      ['policy.noFallback', 'unit f'],
    ]);
  });

  test('rules that are not in force are not told', () => {
    expect(policyFacts(aPolicy({ rules: [{ to: 'u' }] }), names)).toHaveLength(4);
  });
});
