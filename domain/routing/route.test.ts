import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { APPLICANT_KINDS, chosenUnit, route, ROUTING_MODES } from './index.ts';
import { UNIT_KINDS, unitRequired, validatePolicy } from './index.ts';
import type { RoutableLetter, RoutableUnit, RoutingPolicy } from './index.ts';

const policy: RoutingPolicy = {
  mode: 'unit',
  secretariatUnitId: 'secretariat',
  secretariatDecides: true,
  acceptancesNeeded: 1,
  rules: [],
  fallbackUnitId: null,
};
const letter: RoutableLetter = { unitId: 'education', serviceId: null, applicantKind: 'natural' };

const ids = ['a', 'b', 'c', 'd', 'e'];
const unitId = fc.constantFrom(...ids);
const anyUnits: fc.Arbitrary<RoutableUnit[]> = fc.tuple(
  ...ids.map((id) => fc.record({ id: fc.constant(id), kind: fc.constantFrom(...UNIT_KINDS), active: fc.boolean() })),
);
const conditions = {
  serviceId: fc.constantFrom('s1', 's2'),
  unitId,
  applicantKind: fc.constantFrom(...APPLICANT_KINDS),
};
const anyPolicy: fc.Arbitrary<RoutingPolicy> = fc.record({
  mode: fc.constantFrom(...ROUTING_MODES),
  secretariatUnitId: fc.oneof(unitId, fc.constantFrom('', 'unknown')),
  secretariatDecides: fc.boolean(),
  acceptancesNeeded: fc.constantFrom(1, 2),
  rules: fc.array(fc.record({ ...conditions, to: unitId }, { requiredKeys: ['to'] }), { maxLength: 3 }),
  fallbackUnitId: fc.option(unitId),
});
const anyLetter: fc.Arbitrary<RoutableLetter> = fc.record({
  unitId: fc.option(unitId),
  serviceId: fc.option(conditions.serviceId),
  applicantKind: conditions.applicantKind,
});

describe('route', () => {
  test('in secretariat mode everything goes to the secretariat, whatever unit was chosen', () => {
    const destination = route({ ...policy, mode: 'secretariat' }, letter);
    expect(destination).toEqual({ unitId: 'secretariat', by: 'secretariat' });
  });

  test('in unit mode a letter goes to the chosen unit', () => {
    expect(route(policy, letter)).toEqual({ unitId: 'education', by: 'unit' });
  });

  test('in unit mode a letter without a unit is refused, or goes to the fallback where there is one', () => {
    const undirected = { ...letter, unitId: null };
    expect(route(policy, undirected)).toEqual({ refusal: 'unit-needed' });
    expect(route({ ...policy, fallbackUnitId: 'help' }, undirected)).toEqual({ unitId: 'help', by: 'fallback' });
  });

  test('the first rule that matches wins', () => {
    const rules = [
      { serviceId: 'permit', to: 'permits' },
      { applicantKind: 'natural', to: 'people' },
      { unitId: 'education', to: 'education' },
    ] as const;
    const byRules: RoutingPolicy = { ...policy, mode: 'rules', rules, fallbackUnitId: 'help' };
    expect(route(byRules, { ...letter, serviceId: 'permit' })).toEqual({ unitId: 'permits', by: 'rule', rule: 0 });
    expect(route(byRules, letter)).toEqual({ unitId: 'people', by: 'rule', rule: 1 });
    expect(route(byRules, { ...letter, applicantKind: 'legal' })).toEqual({ unitId: 'education', by: 'rule', rule: 2 });
  });

  test('all conditions of a rule have to hold, and without a match the fallback is taken', () => {
    const rules = [{ serviceId: 'permit', applicantKind: 'legal', to: 'permits' }] as const;
    const byRules: RoutingPolicy = { ...policy, mode: 'rules', rules, fallbackUnitId: 'help' };
    expect(route(byRules, { ...letter, serviceId: 'permit' })).toEqual({ unitId: 'help', by: 'fallback' });
  });

  test('a policy without faults routes every letter to an active unit, or refuses it for want of a unit', () => {
    let routed = 0;
    fc.assert(
      fc.property(anyPolicy, anyUnits, fc.array(anyLetter, { minLength: 1 }), (candidate, units, letters) => {
        fc.pre(validatePolicy(candidate, units).length === 0);
        for (const each of letters) {
          const chosen = chosenUnit(each.unitId, units);
          const destination = route(candidate, { ...each, unitId: chosen });
          routed += 1;
          if ('refusal' in destination) expect([unitRequired(candidate), chosen]).toEqual([true, null]);
          else expect(units.find((unit) => unit.id === destination.unitId)?.active).toBe(true);
        }
      }),
      { numRuns: 500, maxSkipsPerRun: 1000 },
    );
    expect(routed).toBeGreaterThan(500);
  });

  test('an earlier rule that matches is never passed over', () => {
    fc.assert(
      fc.property(anyPolicy, anyLetter, (candidate, each) => {
        const destination = route({ ...candidate, mode: 'rules' }, each);
        fc.pre('rule' in destination);
        const earlier = { ...candidate, mode: 'rules' as const, rules: candidate.rules.slice(0, destination.rule) };
        expect(route(earlier, each)).not.toHaveProperty('rule');
      }),
    );
  });
});

describe('chosenUnit', () => {
  const units: RoutableUnit[] = [
    { id: 'education', kind: 'unit', active: true },
    { id: 'closed', kind: 'unit', active: false },
  ];

  test.each([
    ['education', 'education'],
    ['closed', null],
    ['unknown', null],
    [null, null],
  ])('%s counts as %s', (unit, counts) => {
    expect(chosenUnit(unit, units)).toBe(counts);
  });
});
