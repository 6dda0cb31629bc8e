import type { RoutingPolicy } from '../../domain/routing/index.ts';
import type { OrganisationRow, ServiceRow, StaffRow, UnitRow } from '../models/index.ts';

type Own<Row> = Omit<Row, 'organisationId' | 'active'>;

/** One demo organisation with everything that belongs to it. Its ids are fixed, so that a second seeding finds them. */
export interface DemoOrganisation {
  organisation: Pick<OrganisationRow, 'id' | 'slug' | 'name' | 'nameEn' | 'holidays'> &
    Partial<Pick<OrganisationRow, 'repliesAtDesk'>>;
  units: Own<UnitRow>[];
  services: Own<ServiceRow>[];
  staff: (Pick<StaffRow, 'id' | 'username' | 'name' | 'roles'> & { stationIds: string[] })[];
  policy: RoutingPolicy;
  /** The demo's SMS panels by their places, in the order in which this organisation prefers them; without any, the installation's serve it. */
  panels?: readonly number[];
}

/** The password of all demo accounts. */
export const DEMO_PASSWORD = 'pishkhan-demo';
