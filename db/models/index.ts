import type { Sequelize } from 'sequelize';
import { defineOrganisations, defineServices, defineUnits } from './organisations.ts';
import { defineRoutingPolicies } from './routing-policies.ts';
import { defineStaff, defineStaffStations } from './staff.ts';

export { plain } from './model.ts';
export type * from './organisations.ts';
export type * from './routing-policies.ts';
export type * from './staff.ts';

/** What people configure. Everything else is reached by SQL in its repositories. */
export function defineModels(sequelize: Sequelize) {
  const Staff = defineStaff(sequelize);
  const StaffStation = defineStaffStations(sequelize);
  const RoutingPolicy = defineRoutingPolicies(sequelize);
  Staff.hasMany(StaffStation, { as: 'stations', foreignKey: 'staffId' });
  RoutingPolicy.belongsTo(Staff, { as: 'creator', foreignKey: 'createdBy' });
  return {
    Organisation: defineOrganisations(sequelize),
    Unit: defineUnits(sequelize),
    Service: defineServices(sequelize),
    ...{ Staff, StaffStation, RoutingPolicy },
  };
}

export type Models = ReturnType<typeof defineModels>;
