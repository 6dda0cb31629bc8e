import { getCursor, keepCursor, keepOutsideEvent, type NewOutsideEvent } from '../../db/repositories/outside-events.ts';
import { listOrganisationNames } from '../../db/repositories/organisations-for-letters.ts';
import type { Scope } from '../../db/tenancy.ts';
import type { OutsideEvent, UnreadableEvent } from '../correspondence/port.ts';
import type { Dependencies } from '../dependencies.ts';
import type { Outside } from '../outside.ts';
import type { KeptEvent } from './kept.ts';

const SCHEDULES: Scope = { kind: 'system', name: 'schedules' };
/** Of one connection at a time, so that none waits for another for long. */
const PAGES_AT_ONCE = 20;

/**
 * Asks every connection that can be asked what has happened since the last time. The cursor moves on with the events that it stands
 * behind, all or nothing.
 * @returns how many connections gave an answer
 */
export function createFollowFeeds(dependencies: Dependencies): () => Promise<number> {
  const { outside, onEventDelayed } = dependencies;
  return async () => {
    const connections = await outside.everyCorrespondence();
    const answered = await Promise.all(
      connections.map((connection) =>
        follow(dependencies, connection).then(
          () => 1,
          (error: unknown) => {
            onEventDelayed(error);
            return 0;
          },
        ),
      ),
    );
    return answered.reduce<number>((sum, one) => sum + one, 0);
  };
}

type Connection = Awaited<ReturnType<Outside['everyCorrespondence']>>[number];

async function follow(dependencies: Dependencies, connection: Connection): Promise<void> {
  const { connectionId, system } = connection;
  if (!system.feed) return;
  const { database, vault } = dependencies;
  for (let page = 0; page < PAGES_AT_ONCE; page++) {
    const [before, organisations] = await database.inOneTrip(SCHEDULES, (trip) =>
      Promise.all([getCursor(trip, { connectionId }), listOrganisationNames(trip)]),
    );
    const { events, cursor } = await system.feed.after(before);
    if (cursor === null || cursor === before) return;
    const bySlug = new Map(organisations.map(({ slug, id }) => [slug, id]));
    await database.inOneTrip(SCHEDULES, (trip) =>
      Promise.all([
        ...events.map((told) => keepOutsideEvent(trip, { sealer: vault, event: toKeep(told, { connection, bySlug }) })),
        keepCursor(trip, { connectionId, cursor }),
      ]),
    );
  }
}

interface Place {
  connection: Connection;
  bySlug: ReadonlyMap<string, string>;
}

function toKeep(told: OutsideEvent | UnreadableEvent, { connection, bySlug }: Place): NewOutsideEvent {
  const { connectionId, organisationId: owner } = connection;
  const kept = { connectionId, eventId: told.id };
  if ('unreadable' in told) {
    const unknown = { letterNumber: null, type: 'malformed', at: new Date(), lost: 'malformed' } as const;
    return { ...kept, ...unknown, organisationId: owner, payload: told };
  }
  const { letterNumber, type, at, organisation } = told;
  const named = organisation === null ? owner : (bySlug.get(organisation) ?? null);
  const payload: KeptEvent = { event: told };
  const of = (organisationId: string | null, lost: NewOutsideEvent['lost']): NewOutsideEvent => ({
    ...{ ...kept, organisationId, letterNumber, type, at, payload, lost },
  });
  // A connection speaks for its own organisation alone.
  if (owner !== null) return of(owner, named === owner ? null : 'other-organisation');
  return of(named, named === null ? 'unknown-organisation' : null);
}
