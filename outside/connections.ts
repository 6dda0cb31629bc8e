import type { CorrespondenceSystem } from '../activities/correspondence/port.ts';
import type { SmsPanel } from '../activities/sms/port.ts';
import type { Sealer } from '../db/crypto.ts';
import {
  listConnectionsChangedAfter,
  openConnection,
  type ConnectionRow,
  type SealedConnectionRow,
} from '../db/repositories/connections.ts';
import type { Database, Scope } from '../db/tenancy.ts';

/** An organisation's connection, with the way to its system; none where this process has no such adapter, or it takes no such settings. */
export interface Connection extends Pick<ConnectionRow, 'id' | 'organisationId' | 'position' | 'version'> {
  /** It stands in its place and is switched on. */
  inUse: boolean;
  correspondence?: CorrespondenceSystem;
  panel?: SmsPanel;
}

/** Makes the way to the system of a connection. */
export type Connect = (row: ConnectionRow) => Pick<Connection, 'correspondence' | 'panel'>;

export interface Connections {
  /** All that there are, by their ids; known for seconds. */
  all(): Promise<ReadonlyMap<string, Connection>>;
  /** Reads them anew first. */
  allNow(): Promise<ReadonlyMap<string, Connection>>;
}

interface Parts {
  database: Database;
  sealer: Sealer;
  connect: Connect;
  /** Hears of a connection that cannot be used. */
  onUnusable(connectionId: string, error: unknown): void;
}

const WORKER: Scope = { kind: 'system', name: 'worker' };
const KNOWN_FOR_MS = 3_000;
/** Longer than a change takes from its instant to its commit. */
const OVERLAP_MS = 60_000;

/** Reads what has changed, and keeps the rest: an unchanged connection is neither opened nor made again. */
export function createConnections({ database, sealer, connect, onUnusable }: Parts): Connections {
  const known = new Map<string, Connection>();
  let newest = 0;
  let reading: { done: Promise<void>; until: number } | undefined;

  async function read(): Promise<void> {
    const after = new Date(newest - OVERLAP_MS);
    const rows = await database.inOneTrip(WORKER, (trip) => listConnectionsChangedAfter(trip, { after }));
    for (const row of rows) {
      newest = Math.max(newest, row.changedAt.getTime());
      known.set(row.id, { ...known.get(row.id), ...standingOf(row), ...(isNew(row) && made(row)) });
    }
  }

  const isNew = ({ id, version }: SealedConnectionRow): boolean => known.get(id)?.version !== version;

  function made(row: SealedConnectionRow): ReturnType<Connect> {
    try {
      return connect(openConnection(row, sealer));
    } catch (error) {
      onUnusable(row.id, error);
      return {};
    }
  }

  function again(): Promise<void> {
    const done = read();
    reading = { done, until: Date.now() + KNOWN_FOR_MS };
    done.catch(() => (reading = undefined));
    return done;
  }

  return {
    async all() {
      await (reading && Date.now() < reading.until ? reading.done : again());
      return known;
    },
    async allNow() {
      await again();
      return known;
    },
  };
}

const standingOf = ({ id, organisationId, position, version, active, replaced }: SealedConnectionRow): Connection => ({
  ...{ id, organisationId, position, version },
  inUse: active && !replaced,
});
