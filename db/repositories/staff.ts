import { Op } from 'sequelize';
import type { Includeable, Order } from 'sequelize';
import { CONFIGURED } from '../configuration.ts';
import type { Configuration } from '../configuration.ts';
import type { Sealer } from '../crypto.ts';
import { plain } from '../models/index.ts';
import type { Models, StaffRow } from '../models/index.ts';
import { TOTP_SECRET } from './staff-sign-in.ts';
import type { StaffMember } from './staff-sign-in.ts';

export type { StaffMember } from './staff-sign-in.ts';

const withStations = ({ StaffStation }: Models): { include: Includeable; order: Order } => ({
  include: { model: StaffStation, as: 'stations', attributes: ['unitId'] },
  order: ['name', 'id', ['stations', 'unitId', 'asc']],
});

const toMember = ({ id, organisationId, username, name, roles, active, stations = [] }: StaffRow): StaffMember => ({
  ...{ id, organisationId, username, name, roles, active },
  stationIds: stations.map(({ unitId }) => unitId),
});

export async function getStaff(configuration: Configuration, where: { id: string }): Promise<StaffMember | undefined> {
  const { models, transaction } = configuration[CONFIGURED];
  const row = await models.Staff.findOne({ where, ...withStations(models), transaction });
  return row ? toMember(plain(row)) : undefined;
}

/** Argon2's, of what a member of staff signs in with. */
export async function getPasswordHash(
  configuration: Configuration,
  { id }: { id: string },
): Promise<string | undefined> {
  const { models, transaction } = configuration[CONFIGURED];
  const row = await models.Staff.findByPk(id, { attributes: ['passwordHash'], transaction });
  return row?.passwordHash;
}

/** By name; inactive ones too. */
export async function listStaff(
  configuration: Configuration,
  where: { organisationId: string },
): Promise<StaffMember[]> {
  const { models, transaction } = configuration[CONFIGURED];
  const rows = await models.Staff.findAll({ where, ...withStations(models), transaction });
  return rows.map(plain).map(toMember);
}

export interface NewStaff extends Omit<StaffMember, 'active'> {
  passwordHash: string;
  active?: boolean;
}

/** @throws {UniqueConstraintError} of sequelize when the username is taken, in whatever organisation */
export async function insertStaff(
  configuration: Configuration,
  { stationIds, ...staff }: NewStaff,
): Promise<StaffMember | undefined> {
  const { models, transaction } = configuration[CONFIGURED];
  const { id, organisationId } = staff;
  await models.Staff.create({ active: true, ...staff }, { transaction });
  await setStations(configuration, { id, organisationId, stationIds });
  return getStaff(configuration, { id });
}

export interface StaffChange {
  id: string;
  organisationId: string;
  changes: Partial<Pick<StaffRow, 'username' | 'name' | 'roles' | 'active' | 'passwordHash'>>;
  stationIds?: readonly string[];
}

/** @throws {UniqueConstraintError} of sequelize when the username is taken, in whatever organisation */
export async function updateStaff(
  configuration: Configuration,
  { id, organisationId, changes, stationIds }: StaffChange,
): Promise<StaffMember | undefined> {
  const { models, transaction } = configuration[CONFIGURED];
  await models.Staff.update(changes, { where: { id, organisationId }, transaction });
  if (stationIds) await setStations(configuration, { id, organisationId, stationIds });
  return getStaff(configuration, { id });
}

/** Sets or, with null, takes away the second factor. */
export async function setTotpSecret(
  configuration: Configuration,
  { id, secret, sealer }: { id: string; secret: string | null; sealer: Sealer },
): Promise<void> {
  const { models, transaction } = configuration[CONFIGURED];
  const totpSecretEncrypted = secret === null ? null : sealer.seal(TOTP_SECRET, secret);
  await models.Staff.update({ totpSecretEncrypted }, { where: { id }, transaction });
}

interface Stations {
  id: string;
  organisationId: string;
  stationIds: readonly string[];
}

async function setStations(
  configuration: Configuration,
  { id: staffId, organisationId, stationIds }: Stations,
): Promise<void> {
  const { models, transaction } = configuration[CONFIGURED];
  await models.StaffStation.destroy({ where: { staffId, unitId: { [Op.notIn]: [...stationIds] } }, transaction });
  const stations = stationIds.map((unitId) => ({ staffId, unitId, organisationId }));
  await models.StaffStation.bulkCreate(stations, { ignoreDuplicates: true, transaction });
}
