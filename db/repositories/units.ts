import type { ServiceRow, UnitRow } from '../models/index.ts';
import type { OneTrip, TenantTransaction } from '../tenancy.ts';
import { findRow, findRows } from './find.ts';

type InOrganisation = { organisationId: string };

/** The secretariat first, then by code; inactive ones too. */
export function listUnits(transaction: OneTrip, { organisationId }: InOrganisation): Promise<UnitRow[]> {
  return findRows(transaction, { table: transaction.models.Unit, where: { organisationId }, order: ['kind', 'code'] });
}

export function getUnit(
  transaction: OneTrip,
  { id, organisationId }: { id: string; organisationId?: string },
): Promise<UnitRow | undefined> {
  const where = organisationId ? { id, organisationId } : { id };
  return findRow(transaction, { table: transaction.models.Unit, where });
}

/** @throws {UniqueConstraintError} of sequelize when the organisation has a unit with this code */
export async function insertUnit(transaction: TenantTransaction, unit: UnitRow): Promise<UnitRow> {
  const row = await transaction.models.Unit.create(unit, { transaction: transaction.sequelize });
  return row.get({ plain: true });
}

/** @throws {UniqueConstraintError} of sequelize when the organisation has another unit with this code */
export async function updateUnit(
  transaction: TenantTransaction,
  {
    id,
    organisationId,
    changes,
  }: InOrganisation & { id: string; changes: Partial<Omit<UnitRow, 'id' | 'organisationId'>> },
): Promise<UnitRow | undefined> {
  const where = { id, organisationId };
  await transaction.models.Unit.update(changes, { where, transaction: transaction.sequelize });
  return getUnit(transaction, where);
}

/** By name; inactive ones too. */
export function listServices(transaction: OneTrip, { organisationId }: InOrganisation): Promise<ServiceRow[]> {
  return findRows(transaction, { table: transaction.models.Service, where: { organisationId }, order: ['name', 'id'] });
}

export function getService(
  transaction: OneTrip,
  { id, organisationId }: { id: string; organisationId?: string },
): Promise<ServiceRow | undefined> {
  const where = organisationId ? { id, organisationId } : { id };
  return findRow(transaction, { table: transaction.models.Service, where });
}

export async function insertService(transaction: TenantTransaction, service: ServiceRow): Promise<ServiceRow> {
  const row = await transaction.models.Service.create(service, { transaction: transaction.sequelize });
  return row.get({ plain: true });
}
