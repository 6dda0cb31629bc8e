import { Type } from '@sinclair/typebox';
import { APPLICANT_KINDS, MAX_RULES, ROUTING_MODES } from '../../../domain/routing/index.ts';
import { Closed, Instant, Nullable, OneOf, Page, Uuid } from '../../http/input/schema.ts';

const Rule = Closed({
  serviceId: Type.Optional(Nullable(Uuid())),
  unitId: Type.Optional(Nullable(Uuid())),
  applicantKind: Type.Optional(Nullable(OneOf(APPLICANT_KINDS))),
  to: Uuid(),
});

export const RoutingPolicyBody = Closed(
  {
    mode: OneOf(ROUTING_MODES),
    secretariatUnitId: Type.Optional(Nullable(Uuid())),
    secretariatDecides: Type.Optional(Type.Boolean()),
    acceptancesNeeded: Type.Optional(Type.Integer({ minimum: 1, maximum: 2, description: '2: four eyes' })),
    rules: Type.Optional(Type.Array(Rule, { maxItems: MAX_RULES })),
    fallbackUnitId: Type.Optional(Nullable(Uuid())),
  },
  { $id: 'RoutingPolicy' },
);

export const RoutingPolicyVersion = Type.Object(
  {
    id: Type.String({ description: 'The version, as text' }),
    version: Type.Integer(),
    policy: RoutingPolicyBody,
    createdAt: Instant(),
    createdBy: Nullable(Type.Object({ name: Type.String() })),
  },
  { $id: 'RoutingPolicyVersion' },
);

export const RoutingPolicyVersions = Page(RoutingPolicyVersion);
