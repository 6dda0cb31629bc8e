import { DataTypes } from 'sequelize';
import type { Sequelize } from 'sequelize';
import { defineTable } from './model.ts';

/** How much applicants see of what happens in the correspondence system: all of it, the units alone, or that something happens. */
export const CIRCULATION_SHOWN = ['steps', 'units', 'fact'] as const;
export type CirculationShown = (typeof CIRCULATION_SHOWN)[number];

export interface OrganisationRow {
  id: string;
  slug: string;
  name: string;
  nameEn: string;
  /** ISO weekdays, 1 = Monday to 7 = Sunday. */
  weekend: number[];
  /** Gregorian days in Asia/Tehran, `YYYY-MM-DD`. */
  holidays: string[];
  promisedWorkingDays: number;
  claimMinutes: number;
  questionDays: number;
  closeAfterDays: number;
  circulationShown: CirculationShown;
  /** Whether answers are written at the desk, because the correspondence system sends none. */
  repliesAtDesk: boolean;
  active: boolean;
}

export interface UnitRow {
  id: string;
  organisationId: string;
  code: string;
  name: string;
  nameEn: string;
  kind: 'secretariat' | 'unit';
  active: boolean;
}

export interface ServiceRow {
  id: string;
  organisationId: string;
  name: string;
  nameEn: string;
  active: boolean;
}

const { UUID, TEXT, INTEGER, BOOLEAN, ARRAY, DATEONLY } = DataTypes;

export const defineOrganisations = (sequelize: Sequelize) =>
  defineTable<OrganisationRow>(sequelize, {
    name: 'Organisation',
    table: 'organisations',
    attributes: {
      id: { type: UUID, primaryKey: true },
      slug: TEXT,
      name: TEXT,
      nameEn: TEXT,
      weekend: ARRAY(INTEGER),
      holidays: ARRAY(DATEONLY),
      promisedWorkingDays: INTEGER,
      claimMinutes: INTEGER,
      questionDays: INTEGER,
      closeAfterDays: INTEGER,
      circulationShown: TEXT,
      repliesAtDesk: BOOLEAN,
      active: BOOLEAN,
    },
  });

export const defineUnits = (sequelize: Sequelize) =>
  defineTable<UnitRow>(sequelize, {
    name: 'Unit',
    table: 'units',
    attributes: {
      id: { type: UUID, primaryKey: true },
      organisationId: UUID,
      code: TEXT,
      name: TEXT,
      nameEn: TEXT,
      kind: TEXT,
      active: BOOLEAN,
    },
  });

export const defineServices = (sequelize: Sequelize) =>
  defineTable<ServiceRow>(sequelize, {
    name: 'Service',
    table: 'services',
    attributes: {
      id: { type: UUID, primaryKey: true },
      organisationId: UUID,
      name: TEXT,
      nameEn: TEXT,
      active: BOOLEAN,
    },
  });
