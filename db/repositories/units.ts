import { CONFIGURED } from '../configuration.ts';
import type { Configuration } from '../configuration.ts';
import { plain } from '../models/index.ts';
import type { ServiceRow, UnitRow } from '../models/index.ts';

export type { ServiceRow, UnitRow } from '../models/index.ts';

interface InOrganisation {
  organisationId: string;
}

/** The secretariat first, then by code; inactive ones too. */
export async function listUnits(configuration: Configuration, { organisationId }: InOrganisation): Promise<UnitRow[]> {
  const { models, transaction } = configuration[CONFIGURED];
  const rows = await models.Unit.findAll({ where: { organisationId }, order: ['kind', 'code'], transaction });
  return rows.map(plain);
}

export async function getUnit(
  configuration: Configuration,
  { id, organisationId }: InOrganisation & { id: string },
): Promise<UnitRow | undefined> {
  const { models, transaction } = configuration[CONFIGURED];
  const row = await models.Unit.findOne({ where: { id, organisationId }, transaction });
  return row ? plain(row) : undefined;
}

/** @throws {UniqueConstraintError} of sequelize when the organisation has a unit with this code */
export async function insertUnit(configuration: Configuration, unit: UnitRow): Promise<UnitRow> {
  const { models, transaction } = configuration[CONFIGURED];
  return plain(await models.Unit.create(unit, { transaction }));
}

/** @throws {UniqueConstraintError} of sequelize when the organisation has another unit with this code */
export async function updateUnit(
  configuration: Configuration,
  {
    id,
    organisationId,
    changes,
  }: InOrganisation & { id: string; changes: Partial<Omit<UnitRow, 'id' | 'organisationId'>> },
): Promise<UnitRow | undefined> {
  const { models, transaction } = configuration[CONFIGURED];
  const row = await models.Unit.findOne({ where: { id, organisationId }, transaction });
  return row ? plain(await row.update(changes, { transaction })) : undefined;
}

/** By name; inactive ones too. */
export async function listServices(
  configuration: Configuration,
  { organisationId }: InOrganisation,
): Promise<ServiceRow[]> {
  const { models, transaction } = configuration[CONFIGURED];
  const rows = await models.Service.findAll({ where: { organisationId }, order: ['name', 'id'], transaction });
  return rows.map(plain);
}
