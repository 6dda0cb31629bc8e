import type { RoutingPolicy, RoutingRule } from '../api/types.ts';

export const BLANK: Partial<RoutingPolicy> = {
  mode: 'secretariat',
  secretariatDecides: true,
  acceptancesNeeded: 1,
  rules: [],
  fallbackUnitId: null,
};

/** A rule without the conditions that are left open. */
const toRule = ({ serviceId, unitId, applicantKind, to }: RoutingRule): RoutingRule => ({
  ...(serviceId ? { serviceId } : {}),
  ...(unitId ? { unitId } : {}),
  ...(applicantKind ? { applicantKind } : {}),
  to,
});

/** What the API takes of the policy's form. */
export const toPolicyBody = (form: Partial<RoutingPolicy>) => ({
  mode: form.mode,
  secretariatUnitId: form.secretariatUnitId,
  secretariatDecides: form.secretariatDecides ?? false,
  acceptancesNeeded: form.acceptancesNeeded ?? 1,
  rules: (form.rules ?? []).map(toRule),
  fallbackUnitId: form.fallbackUnitId || null,
});
