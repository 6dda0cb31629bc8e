import { DataTypes } from 'sequelize';
import type { Sequelize } from 'sequelize';
import { defineTable } from './model.ts';

export interface RoutingPolicyRow {
  organisationId: string;
  version: number;
  policy: object;
  createdBy: string | null;
  createdAt: Date;
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
