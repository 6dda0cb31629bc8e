import { DataTypes } from 'sequelize';
import type { Sequelize } from 'sequelize';
import type { RoutingPolicy } from '../../domain/routing/index.ts';
import { defineTable } from './model.ts';
import type { StaffRow } from './staff.ts';

export interface RoutingPolicyRow {
  organisationId: string;
  version: number;
  policy: RoutingPolicy;
  createdBy: string | null;
  createdAt: Date;
  creator?: Pick<StaffRow, 'name'> | null;
}

const { UUID, INTEGER, JSONB, DATE } = DataTypes;

export const defineRoutingPolicies = (sequelize: Sequelize) =>
  defineTable<RoutingPolicyRow>(sequelize, {
    name: 'RoutingPolicy',
    table: 'routing_policies',
    attributes: {
      organisationId: { type: UUID, primaryKey: true },
      version: { type: INTEGER, primaryKey: true },
      policy: JSONB,
      createdBy: UUID,
      createdAt: DATE,
    },
  });
