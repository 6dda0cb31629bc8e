import { Op } from 'sequelize';
import type { RoutingPolicy } from '../../domain/routing/index.ts';
import { CONFIGURED } from '../configuration.ts';
import type { Configuration } from '../configuration.ts';
import { plain } from '../models/index.ts';
import type { RoutingPolicyRow } from '../models/index.ts';
import { lockOrganisation } from './organisations.ts';

export type RoutingPolicyVersion = Omit<RoutingPolicyRow, 'creator'>;

export async function latestRoutingPolicy(
  configuration: Configuration,
  { organisationId }: { organisationId: string },
): Promise<RoutingPolicyVersion | undefined> {
  const { models, transaction } = configuration[CONFIGURED];
  const row = await models.RoutingPolicy.findOne({
    where: { organisationId },
    order: [['version', 'desc']],
    transaction,
  });
  return row ? plain(row) : undefined;
}

export async function getRoutingPolicy(
  configuration: Configuration,
  where: { organisationId: string; version: number },
): Promise<RoutingPolicyVersion | undefined> {
  const { models, transaction } = configuration[CONFIGURED];
  const row = await models.RoutingPolicy.findOne({ where, transaction });
  return row ? plain(row) : undefined;
}

/** Newest first; `before` is the version of the last one of the page before. */
export async function listRoutingPolicies(
  configuration: Configuration,
  { organisationId, limit, before }: { organisationId: string; limit: number; before?: number },
): Promise<(RoutingPolicyVersion & { createdByName: string | null })[]> {
  const { models, transaction } = configuration[CONFIGURED];
  const rows = await models.RoutingPolicy.findAll({
    where: { organisationId, ...(before !== undefined && { version: { [Op.lt]: before } }) },
    include: { model: models.Staff, as: 'creator', attributes: ['name'] },
    order: [['version', 'desc']],
    limit,
    transaction,
  });
  return rows.map(plain).map(({ creator, ...version }) => ({ ...version, createdByName: creator?.name ?? null }));
}

/** Makes the next version. Two at once get two versions: they queue up on the organisation's row. */
export async function insertRoutingPolicy(
  configuration: Configuration,
  { organisationId, policy, createdBy }: { organisationId: string; policy: RoutingPolicy; createdBy: string | null },
): Promise<RoutingPolicyVersion> {
  const { models, transaction } = configuration[CONFIGURED];
  await lockOrganisation(configuration, { id: organisationId });
  const latest = await latestRoutingPolicy(configuration, { organisationId });
  const version = (latest?.version ?? 0) + 1;
  return plain(await models.RoutingPolicy.create({ organisationId, version, policy, createdBy }, { transaction }));
}
