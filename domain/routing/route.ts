import type { Destination, RoutableLetter, RoutableUnit, RoutingPolicy, RoutingRefusal, Rule } from './types.ts';

function matches(rule: Rule, letter: RoutableLetter): boolean {
  return (
    (rule.serviceId === undefined || rule.serviceId === letter.serviceId) &&
    (rule.unitId === undefined || rule.unitId === letter.unitId) &&
    (rule.applicantKind === undefined || rule.applicantKind === letter.applicantKind)
  );
}

function routeByFallback(policy: RoutingPolicy): Destination | RoutingRefusal {
  return policy.fallbackUnitId === null
    ? { refusal: 'unit-needed' }
    : { unitId: policy.fallbackUnitId, by: 'fallback' };
}

function routeByRules(policy: RoutingPolicy, letter: RoutableLetter): Destination | RoutingRefusal {
  const index = policy.rules.findIndex((rule) => matches(rule, letter));
  const rule = policy.rules[index];
  return rule === undefined ? routeByFallback(policy) : { unitId: rule.to, by: 'rule', rule: index };
}

/**
 * Says which unit a submitted letter goes to, and by what. With a policy without faults (see `validatePolicy`) and a letter whose unit
 * went through {@link chosenUnit} that is always an active unit, or the refusal that the applicant has to choose one.
 */
export function route(policy: RoutingPolicy, letter: RoutableLetter): Destination | RoutingRefusal {
  switch (policy.mode) {
    case 'secretariat':
      return { unitId: policy.secretariatUnitId, by: 'secretariat' };
    case 'unit':
      return letter.unitId === null ? routeByFallback(policy) : { unitId: letter.unitId, by: 'unit' };
    case 'rules':
      return routeByRules(policy, letter);
  }
}

/** The applicant's choice as routing may see it: a unit that is unknown here, or was closed since the draft, counts as not chosen. */
export function chosenUnit(unitId: string | null, units: readonly RoutableUnit[]): string | null {
  return units.some((unit) => unit.id === unitId && unit.active) ? unitId : null;
}

/** Whether an applicant cannot send without choosing a unit. */
export function unitRequired(policy: RoutingPolicy): boolean {
  return policy.mode === 'unit' && policy.fallbackUnitId === null;
}
