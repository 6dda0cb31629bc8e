import { describe, expect, test } from '@jest/globals';
import { MAX_RULES, validatePolicy, type RoutableUnit, type RoutingPolicy, type Rule } from './index.ts';

const units: RoutableUnit[] = [
  { id: 'secretariat', kind: 'secretariat', active: true },
  { id: 'education', kind: 'unit', active: true },
  { id: 'closed', kind: 'unit', active: false },
];
const policy: RoutingPolicy = {
  mode: 'secretariat',
  secretariatUnitId: 'secretariat',
  secretariatDecides: true,
  acceptancesNeeded: 2,
  rules: [],
  fallbackUnitId: null,
};
const faultsOf = (changes: Partial<RoutingPolicy>) => validatePolicy({ ...policy, ...changes }, units);
const faultsOfRules = (...rules: Rule[]) => faultsOf({ mode: 'rules', fallbackUnitId: 'education', rules });

describe('validatePolicy', () => {
  test('finds nothing wrong with a sound policy of each mode', () => {
    expect(faultsOf({})).toEqual([]);
    expect(faultsOf({ mode: 'unit', secretariatUnitId: '' })).toEqual([]);
    expect(faultsOfRules({ applicantKind: 'legal', to: 'education' }, { to: 'secretariat' })).toEqual([]);
  });

  test.each([
    ['unknown', 'unit-unknown'],
    ['', 'unit-unknown'],
    ['education', 'not-a-secretariat'],
  ])('the secretariat may not be %j: %s', (secretariatUnitId, code) => {
    expect(faultsOf({ secretariatUnitId })).toEqual([{ pointer: '/secretariatUnitId', code }]);
  });

  test('a secretariat that only distributes needs a unit to distribute to', () => {
    const faults = validatePolicy({ ...policy, secretariatDecides: false }, units.slice(0, 1));
    expect(faults).toEqual([{ pointer: '/secretariatDecides', code: 'no-deciding-unit' }]);
    expect(faultsOf({ secretariatDecides: false })).toEqual([]);
  });

  test('rules need a fallback', () => {
    expect(faultsOf({ mode: 'rules' })).toEqual([{ pointer: '/fallbackUnitId', code: 'fallback-needed' }]);
  });

  test('inactive units are no destination', () => {
    expect(faultsOf({ fallbackUnitId: 'closed' })).toEqual([{ pointer: '/fallbackUnitId', code: 'unit-inactive' }]);
    expect(faultsOfRules({ to: 'closed' })).toEqual([{ pointer: '/rules/0/to', code: 'unit-inactive' }]);
  });

  test('a rule may speak of a unit that was closed, not of one that never was', () => {
    expect(faultsOfRules({ unitId: 'closed', to: 'education' })).toEqual([]);
    const faults = faultsOfRules({ unitId: 'unknown', to: 'education' });
    expect(faults).toEqual([{ pointer: '/rules/0/unitId', code: 'unit-unknown' }]);
  });

  test('a rule after one that takes all its letters is reported', () => {
    const faults = faultsOfRules(
      { serviceId: 'permit', to: 'education' },
      { serviceId: 'permit', applicantKind: 'legal', to: 'secretariat' },
      { applicantKind: 'legal', to: 'secretariat' },
    );
    expect(faults).toEqual([{ pointer: '/rules/1', code: 'rule-unreachable' }]);
  });

  test('one or two acceptances can be asked for, and no endless list of rules', () => {
    const faults = faultsOf({
      acceptancesNeeded: 3 as 2,
      rules: Array<Rule>(MAX_RULES + 1).fill({ to: 'education' }),
    });
    expect(faults.map(({ code }) => code)).toEqual(['acceptances-invalid', 'too-many-rules']);
  });

  test('all faults are told at once', () => {
    const faults = validatePolicy(
      {
        mode: 'rules',
        secretariatUnitId: 'education',
        secretariatDecides: true,
        acceptancesNeeded: 1,
        rules: [{ to: 'unknown' }, { unitId: 'unknown', to: 'closed' }],
        fallbackUnitId: null,
      },
      units,
    );
    expect(faults).toEqual([
      { pointer: '/secretariatUnitId', code: 'not-a-secretariat' },
      { pointer: '/rules/0/to', code: 'unit-unknown' },
      { pointer: '/rules/1/to', code: 'unit-inactive' },
      { pointer: '/rules/1/unitId', code: 'unit-unknown' },
      { pointer: '/rules/1', code: 'rule-unreachable' },
      { pointer: '/fallbackUnitId', code: 'fallback-needed' },
    ]);
  });
});
