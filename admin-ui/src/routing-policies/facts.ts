import type { RoutingPolicy, RoutingRule } from '../api/types.ts';
import { isolate } from '../text/isolate.ts';

export interface Fact {
  name: string;
  value: string;
}

export interface Names {
  translate: (key: string, options?: Record<string, unknown>) => string;
  digits: (value: number) => string;
  unit: (id: string | null | undefined) => string;
  service: (id: string | null | undefined) => string;
}

const ruleText = (rule: RoutingRule, { translate, unit, service }: Names): string => {
  const quoted = (name: string) => translate('app.quoted', { name: isolate(name) });
  const conditions = [
    rule.serviceId && `${translate('policy.serviceId')} ${quoted(service(rule.serviceId))}`,
    rule.unitId && `${translate('policy.unitId')} ${quoted(unit(rule.unitId))}`,
    rule.applicantKind && `${translate('policy.applicantKind')} ${translate(`policy.${rule.applicantKind}`)}`,
  ].filter(Boolean);
  const when = conditions.length > 0 ? conditions.join(translate('app.comma')) : translate('policy.any');
  return translate('policy.leadsTo', { when, unit: isolate(unit(rule.to)) });
};

/** A policy in words, one line a choice, in an order that never changes. */
export const policyFacts = (policy: RoutingPolicy, names: Names): Fact[] => {
  const { translate, digits, unit } = names;
  const label = (name: string) => translate(`policy.${name}`);
  const rules = (policy.rules ?? []).map((rule, index) => ({
    name: translate('policy.rule', { number: digits(index + 1) }),
    value: ruleText(rule, names),
  }));
  return [
    { name: label('mode'), value: label(`modes.${policy.mode}`) },
    { name: label('secretariatUnitId'), value: unit(policy.secretariatUnitId) },
    { name: label('secretariatDecides'), value: translate(policy.secretariatDecides ? 'app.yes' : 'app.no') },
    {
      name: label('acceptancesNeeded'),
      value: label(policy.acceptancesNeeded === 2 ? 'acceptancesTwo' : 'acceptancesOne'),
    },
    ...(policy.mode === 'rules' ? rules : []),
    ...(policy.mode === 'rules'
      ? [
          {
            name: label('fallbackUnitId'),
            value: policy.fallbackUnitId ? unit(policy.fallbackUnitId) : label('noFallback'),
          },
        ]
      : []),
  ];
};

export interface Difference {
  name: string;
  before: string | undefined;
  after: string | undefined;
}

/** What changed from one version to the next, by the names of the choices. */
export const differences = (before: Fact[], after: Fact[]): Difference[] => {
  const old = new Map(before.map(({ name, value }) => [name, value]));
  const now = new Map(after.map(({ name, value }) => [name, value]));
  return [...new Set([...now.keys(), ...old.keys()])]
    .filter((name) => old.get(name) !== now.get(name))
    .map((name) => ({ name, before: old.get(name), after: now.get(name) }));
};
