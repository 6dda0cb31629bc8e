import { getOrganisation } from '../../db/repositories/organisations.ts';
import { listServices, listUnits } from '../../db/repositories/units.ts';
import type { OrganisationRow, ServiceRow, UnitRow } from '../../db/models/index.ts';
import type { Database } from '../../db/tenancy.ts';

/** What an organisation calls itself and its parts; inactive ones too, for letters that were sent to them. */
export interface OrganisationNames {
  readonly organisation: OrganisationRow;
  readonly units: ReadonlyMap<string, UnitRow>;
  readonly services: ReadonlyMap<string, ServiceRow>;
}

export interface Directory {
  /** Undefined when there is no such organisation. */
  find(organisationId: string): Promise<OrganisationNames | undefined>;
}

/** Names may be this old on a screen. */
const FRESH_FOR_MS = 2_000;

/** Names change once a month and are shown a thousand times a minute: each is read again only after a moment. */
export function createDirectory(database: Database): Directory {
  const known = new Map<string, { names: Promise<OrganisationNames | undefined>; until: number }>();
  return {
    find(organisationId) {
      const entry = known.get(organisationId);
      if (entry && Date.now() < entry.until) return entry.names;
      const names = read(database, organisationId);
      known.set(organisationId, { names, until: Date.now() + FRESH_FOR_MS });
      names.catch(() => known.delete(organisationId));
      return names;
    },
  };
}

const read = (database: Database, organisationId: string): Promise<OrganisationNames | undefined> =>
  database.inOneTrip({ kind: 'organisation', organisationId }, async (trip) => {
    const [organisation, units, services] = await Promise.all([
      getOrganisation(trip, { id: organisationId }),
      listUnits(trip, { organisationId }),
      listServices(trip, { organisationId }),
    ]);
    return organisation && { organisation, units: byId(units), services: byId(services) };
  });

const byId = <Row extends { id: string }>(rows: readonly Row[]): Map<string, Row> =>
  new Map(rows.map((row) => [row.id, row]));
