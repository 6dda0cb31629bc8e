import { getLetterOrganisation, type LetterOrganisation } from '../../db/repositories/organisations-for-letters.ts';
import type { Database } from '../../db/tenancy.ts';

/** What an organisation calls itself and its parts; inactive ones too, for letters that were sent to them. */
export interface OrganisationNames {
  readonly organisation: LetterOrganisation;
  readonly units: ReadonlyMap<string, LetterOrganisation['units'][number]>;
  readonly services: ReadonlyMap<string, LetterOrganisation['services'][number]>;
}

export interface Directory {
  /** With the unit, however new it is; undefined when there is no such organisation. */
  find(organisationId: string, unitId?: string | null): Promise<OrganisationNames | undefined>;
}

/** Names may be this old on a screen. */
const FRESH_FOR_MS = 2_000;

/** Names change once a month and are shown a thousand times a minute: each is read again only after a moment. */
export function createDirectory(database: Database): Directory {
  const known = new Map<string, { names: Promise<OrganisationNames | undefined>; until: number }>();
  const readAgain = (organisationId: string) => {
    const names = read(database, organisationId);
    known.set(organisationId, { names, until: Date.now() + FRESH_FOR_MS });
    names.catch(() => known.delete(organisationId));
    return names;
  };
  return {
    async find(organisationId, unitId = null) {
      const entry = known.get(organisationId);
      const names = entry && Date.now() < entry.until ? await entry.names : undefined;
      return names && (unitId === null || names.units.has(unitId)) ? names : readAgain(organisationId);
    },
  };
}

const read = (database: Database, organisationId: string): Promise<OrganisationNames | undefined> =>
  database.inOneTrip({ kind: 'organisation', organisationId }, async (trip) => {
    const organisation = await getLetterOrganisation(trip, { id: organisationId });
    return organisation && { organisation, units: byId(organisation.units), services: byId(organisation.services) };
  });

const byId = <Row extends { id: string }>(rows: readonly Row[]): Map<string, Row> =>
  new Map(rows.map((row) => [row.id, row]));
