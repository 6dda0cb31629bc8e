import type { Sequelize } from 'sequelize';
import { defineApplicants, defineLegalPersons } from './applicants.ts';
import { defineOrganisations, defineServices, defineUnits } from './organisations.ts';
import { defineRoutingPolicies } from './routing-policies.ts';
import { defineChallenges, defineSessions } from './sign-in.ts';
import { defineStaff, defineStaffStations } from './staff.ts';

export type * from './applicants.ts';
export type * from './organisations.ts';
export type * from './routing-policies.ts';
export type * from './sign-in.ts';
export type * from './staff.ts';

/** The tables that people configure and sign in with. The read model and the ledgers are reached by SQL in their repositories. */
export const defineModels = (sequelize: Sequelize) => ({
  Organisation: defineOrganisations(sequelize),
  Unit: defineUnits(sequelize),
  Service: defineServices(sequelize),
  Staff: defineStaff(sequelize),
  StaffStation: defineStaffStations(sequelize),
  RoutingPolicy: defineRoutingPolicies(sequelize),
  Applicant: defineApplicants(sequelize),
  LegalPerson: defineLegalPersons(sequelize),
  Session: defineSessions(sequelize),
  SignInChallenge: defineChallenges(sequelize),
});

export type Models = ReturnType<typeof defineModels>;
