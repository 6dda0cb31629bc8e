import { ACCEPTANCES, MAX_RULES } from './types.ts';
import type { Fault, PolicyFaultCode, RoutableUnit, RoutingPolicy, Rule } from './types.ts';

type Units = ReadonlyMap<string, RoutableUnit>;

const fault = (pointer: string, code: PolicyFaultCode): Fault => ({ pointer, code });

function destinationFaults(units: Units, { pointer, unitId }: { pointer: string; unitId: string }): Fault[] {
  const unit = units.get(unitId);
  if (unit === undefined) return [fault(pointer, 'unit-unknown')];
  return unit.active ? [] : [fault(pointer, 'unit-inactive')];
}

function secretariatFaults(policy: RoutingPolicy, units: Units): Fault[] {
  const unitId = policy.secretariatUnitId;
  if (unitId === '' && policy.mode !== 'secretariat') return [];
  const pointer = '/secretariatUnitId';
  const wrongKind = units.has(unitId) && units.get(unitId)?.kind !== 'secretariat';
  return [
    ...destinationFaults(units, { pointer, unitId }),
    ...(wrongKind ? [fault(pointer, 'not-a-secretariat')] : []),
  ];
}

/** A secretariat that may only distribute needs a unit to distribute to; otherwise no letter could ever be decided. */
function decidingFaults(policy: RoutingPolicy, units: Units): Fault[] {
  if (policy.mode === 'unit' || policy.secretariatDecides) return [];
  const someoneDecides = [...units.values()].some((unit) => unit.active && unit.id !== policy.secretariatUnitId);
  return someoneDecides ? [] : [fault('/secretariatDecides', 'no-deciding-unit')];
}

function fallbackFaults(policy: RoutingPolicy, units: Units): Fault[] {
  const pointer = '/fallbackUnitId';
  if (policy.fallbackUnitId === null) return policy.mode === 'rules' ? [fault(pointer, 'fallback-needed')] : [];
  return destinationFaults(units, { pointer, unitId: policy.fallbackUnitId });
}

/** Whether every letter that the later rule would match is already taken by the earlier one. */
function covers(earlier: Rule, later: Rule): boolean {
  return (['serviceId', 'unitId', 'applicantKind'] as const).every(
    (condition) => earlier[condition] === undefined || earlier[condition] === later[condition],
  );
}

function ruleFaults(policy: RoutingPolicy, units: Units): Fault[] {
  const { rules } = policy;
  if (rules.length > MAX_RULES) return [fault('/rules', 'too-many-rules')];
  return rules.flatMap((rule, index) => [
    ...destinationFaults(units, { pointer: `/rules/${index}/to`, unitId: rule.to }),
    ...(rule.unitId === undefined || units.has(rule.unitId) ? [] : [fault(`/rules/${index}/unitId`, 'unit-unknown')]),
    ...(rules.slice(0, index).some((earlier) => covers(earlier, rule))
      ? [fault(`/rules/${index}`, 'rule-unreachable')]
      : []),
  ]);
}

/**
 * Everything that is wrong with a policy for an organisation with these units, all at once; empty when it may be put in force. What
 * the present mode does not use is judged too, so that changing the mode alone cannot break routing.
 */
export function validatePolicy(policy: RoutingPolicy, units: readonly RoutableUnit[]): Fault[] {
  const known: Units = new Map(units.map((unit) => [unit.id, unit]));
  return [
    ...secretariatFaults(policy, known),
    ...decidingFaults(policy, known),
    ...(ACCEPTANCES.includes(policy.acceptancesNeeded) ? [] : [fault('/acceptancesNeeded', 'acceptances-invalid')]),
    ...ruleFaults(policy, known),
    ...fallbackFaults(policy, known),
  ];
}
