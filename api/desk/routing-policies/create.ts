import { isDeepStrictEqual } from 'node:util';
import type { Static } from '@sinclair/typebox';
import { lockOrganisation } from '../../../db/repositories/organisations.ts';
import {
  getRoutingPolicy,
  insertRoutingPolicy,
  latestRoutingPolicy,
  type RoutingPolicyVersion,
} from '../../../db/repositories/routing-policies.ts';
import { listServices, listUnits } from '../../../db/repositories/units.ts';
import type { Configuration } from '../../../db/tenancy.ts';
import {
  validatePolicy,
  type AcceptancesNeeded,
  type RoutingPolicy,
  type Rule,
} from '../../../domain/routing/index.ts';
import { createOnce } from '../../create-once.ts';
import type { StaffPrincipal } from '../../http/sessions/principal.ts';
import { invalid, notFound, type Fault } from '../../http/problems/problem.ts';
import type { Services } from '../../services.ts';
import { audited } from '../audited.ts';
import { scopeOf } from '../scope.ts';
import type { RoutingPolicyBody } from './schema.ts';

type Body = Static<typeof RoutingPolicyBody>;

interface Creation {
  principal: StaffPrincipal;
  body: Body;
  idempotencyKey: string;
}

/** Puts a policy in force as the next version. The one that is in force already makes no new version. */
export const createPolicy = (services: Services, { principal, body, idempotencyKey }: Creation) => {
  const { organisationId, staffId } = principal;
  return createOnce<RoutingPolicyVersion, Configuration>(services, {
    kind: 'routing-policy',
    begin: (work) => services.database.configure(scopeOf(principal), work),
    callerId: staffId,
    idempotencyKey,
    body,
    create: (transaction) => putInForce(transaction, { services, principal, policy: toPolicy(body) }),
    idOf: ({ version }) => String(version),
    read: async (transaction, id) => {
      const version = await getRoutingPolicy(transaction, { organisationId, version: Number(id) });
      if (!version) throw notFound();
      return version;
    },
  });
};

interface Change {
  services: Services;
  principal: StaffPrincipal;
  policy: RoutingPolicy;
}

const putInForce = async (
  transaction: Configuration,
  { services: { clock }, principal, policy }: Change,
): Promise<RoutingPolicyVersion> => {
  const { organisationId, staffId } = principal;
  await lockOrganisation(transaction, { id: organisationId });
  const faults = await policyFaults(transaction, { policy, organisationId });
  if (faults.length > 0) throw invalid(faults);
  const current = await latestRoutingPolicy(transaction, { organisationId });
  if (current && isDeepStrictEqual(current.policy, policy)) return current;
  const version = await insertRoutingPolicy(transaction, { organisationId, policy, createdBy: staffId });
  const subject = { action: 'routing-policy.created', subjectType: 'organisation', subjectId: organisationId } as const;
  await audited(transaction, { principal, clock, ...subject, data: { version: version.version, policy } });
  return version;
};

const toPolicy = (body: Body): RoutingPolicy => ({
  mode: body.mode,
  secretariatUnitId: body.secretariatUnitId ?? '',
  secretariatDecides: body.secretariatDecides ?? true,
  acceptancesNeeded: (body.acceptancesNeeded ?? 1) as AcceptancesNeeded,
  rules: (body.rules ?? []).map(toRule),
  fallbackUnitId: body.fallbackUnitId ?? null,
});

const toRule = ({ serviceId, unitId, applicantKind, to }: NonNullable<Body['rules']>[number]): Rule => ({
  ...(serviceId && { serviceId }),
  ...(unitId && { unitId }),
  ...(applicantKind && { applicantKind }),
  to,
});

const policyFaults = async (
  transaction: Configuration,
  { policy, organisationId }: { policy: RoutingPolicy; organisationId: string },
): Promise<Fault[]> => {
  const units = await listUnits(transaction, { organisationId });
  const services = new Set((await listServices(transaction, { organisationId })).map(({ id }) => id));
  const unknownServices = policy.rules.flatMap(({ serviceId }, index): Fault[] =>
    serviceId === undefined || services.has(serviceId)
      ? []
      : [{ pointer: `/rules/${index}/serviceId`, code: 'service-unknown' }],
  );
  return [...validatePolicy(policy, units), ...unknownServices];
};
