import { CONFIGURED } from '../configuration.ts';
import type { Configuration } from '../configuration.ts';
import { plain } from '../models/index.ts';
import type { OrganisationRow } from '../models/index.ts';

export type { OrganisationRow } from '../models/index.ts';

export async function getOrganisation(
  configuration: Configuration,
  { id }: { id: string },
): Promise<OrganisationRow | undefined> {
  const { models, transaction } = configuration[CONFIGURED];
  const row = await models.Organisation.findByPk(id, { transaction });
  return row ? plain(row) : undefined;
}

/**
 * Lets one change of an organisation's units, staff or routing at a time be judged and made. Whoever takes it takes it first, so that
 * two changes never wait for each other; rows that only refer to the organisation, a letter's among them, do not wait for it.
 */
export async function lockOrganisation(configuration: Configuration, { id }: { id: string }): Promise<void> {
  const { models, transaction } = configuration[CONFIGURED];
  await models.Organisation.findByPk(id, { attributes: ['id'], lock: transaction.LOCK.NO_KEY_UPDATE, transaction });
}

export async function updateOrganisation(
  configuration: Configuration,
  { id, changes }: { id: string; changes: Partial<Omit<OrganisationRow, 'id' | 'slug' | 'active'>> },
): Promise<OrganisationRow | undefined> {
  const { models, transaction } = configuration[CONFIGURED];
  const row = await models.Organisation.findByPk(id, { transaction });
  return row ? plain(await row.update(changes, { transaction })) : undefined;
}
