import { DataTypes } from 'sequelize';
import type { Sequelize } from 'sequelize';
import { defineTable } from './model.ts';

export type StaffRole = 'secretary' | 'controller' | 'admin' | 'operator';

export interface StaffRow {
  id: string;
  organisationId: string;
  username: string;
  passwordHash: string;
  totpSecretEncrypted: Buffer | null;
  name: string;
  roles: StaffRole[];
  active: boolean;
  stations?: StaffStationRow[];
}

export interface StaffStationRow {
  staffId: string;
  unitId: string;
  organisationId: string;
}

const { UUID, TEXT, BLOB, BOOLEAN, ARRAY } = DataTypes;

export const defineStaff = (sequelize: Sequelize) =>
  defineTable<StaffRow>(sequelize, {
    name: 'Staff',
    table: 'staff',
    attributes: {
      id: { type: UUID, primaryKey: true },
      organisationId: UUID,
      username: TEXT,
      passwordHash: TEXT,
      totpSecretEncrypted: BLOB,
      name: TEXT,
      roles: ARRAY(TEXT),
      active: BOOLEAN,
    },
  });

export const defineStaffStations = (sequelize: Sequelize) =>
  defineTable<StaffStationRow>(sequelize, {
    name: 'StaffStation',
    table: 'staff_stations',
    attributes: {
      staffId: { type: UUID, primaryKey: true },
      unitId: { type: UUID, primaryKey: true },
      organisationId: UUID,
    },
  });
