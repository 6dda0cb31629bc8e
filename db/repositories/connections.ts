import type { Sealer } from '../crypto.ts';
import type { OneTrip, TenantTransaction } from '../tenancy.ts';

export type ConnectionKind = 'correspondence' | 'sms';

/** A system of an organisation, at one address. */
export interface ConnectionRow {
  /** What is written beside all that is sent by it. */
  id: string;
  /** What people know it by: it stays when the address changes, and with it the row. */
  place: string;
  organisationId: string;
  kind: ConnectionKind;
  adapter: string;
  name: string;
  settings: Readonly<Record<string, unknown>>;
  position: number;
  active: boolean;
  version: number;
  /** Another row has taken its place. */
  replaced: boolean;
  changedAt: Date;
}

export interface SealedConnectionRow extends Omit<ConnectionRow, 'settings'> {
  settings: Buffer;
}

const COLUMNS = `id, place, organisation_id as "organisationId", kind, adapter, name, settings_encrypted as settings,
  position, active, version, replaced_at is not null as replaced, changed_at as "changedAt"`;

/** The settings of one row cannot be put into another. */
const columnOf = ({ id, organisationId }: Pick<ConnectionRow, 'id' | 'organisationId'>): string =>
  `connections.settings/${organisationId}/${id}`;

/** @throws when the settings are another row's, or their key is unknown */
export const openConnection = (row: SealedConnectionRow, sealer: Sealer): ConnectionRow => ({
  ...row,
  settings: sealer.open(columnOf(row), row.settings),
});

/** Those of the scope's organisation that stand in their place, in order. */
export async function listConnections(trip: OneTrip, { sealer }: { sealer: Sealer }): Promise<ConnectionRow[]> {
  const rows = await trip.query<SealedConnectionRow>(
    `select ${COLUMNS} from connections where replaced_at is null order by kind, position, name, id`,
  );
  return rows.map((row) => openConnection(row, sealer));
}

/** The one that stands in a place. A change of it waits for the end of the transaction when it is to be `changed`. */
export async function getConnection(
  trip: OneTrip,
  { place, sealer, changed = false }: { place: string; sealer: Sealer; changed?: boolean },
): Promise<ConnectionRow | undefined> {
  const [row] = await trip.query<SealedConnectionRow>(
    `select ${COLUMNS} from connections where place = $1 and replaced_at is null ${changed ? 'for no key update' : ''}`,
    [place],
  );
  return row && openConnection(row, sealer);
}

/** The panel that a partner means by the id of its row or of its place, whosever it is. */
export async function findPanel(
  trip: OneTrip,
  { id, sealer }: { id: string; sealer: Sealer },
): Promise<ConnectionRow | undefined> {
  const [row] = await trip.query<SealedConnectionRow>(
    `select ${COLUMNS} from connections
     where kind = 'sms' and (id = $1 or place = $1) order by replaced_at is null desc limit 1`,
    [id],
  );
  return row && openConnection(row, sealer);
}

/** Those of all organisations that changed after an instant, replaced ones too. */
export const listConnectionsChangedAfter = (
  trip: OneTrip,
  { after }: { after: Date },
): Promise<SealedConnectionRow[]> =>
  trip.query<SealedConnectionRow>(`select ${COLUMNS} from connections where changed_at > $1`, [after]);

export async function insertConnection(
  transaction: TenantTransaction,
  { row, sealer }: { row: Omit<ConnectionRow, 'replaced' | 'changedAt'>; sealer: Sealer },
): Promise<ConnectionRow> {
  const [inserted] = await transaction.query<SealedConnectionRow>(
    `insert into connections (id, place, organisation_id, kind, adapter, name, settings_encrypted, position, active, version)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10) returning ${COLUMNS}`,
    [
      ...[row.id, row.place, row.organisationId, row.kind, row.adapter, row.name],
      ...[sealer.seal(columnOf(row), row.settings), row.position, row.active, row.version],
    ],
  );
  return openConnection(inserted!, sealer);
}

/** Everything but its address: see {@link replaceConnection}. */
export async function updateConnection(
  transaction: TenantTransaction,
  { row, sealer }: { row: ConnectionRow; sealer: Sealer },
): Promise<ConnectionRow> {
  const [updated] = await transaction.query<SealedConnectionRow>(
    `update connections set name = $2, settings_encrypted = $3, position = $4, active = $5, version = $6, changed_at = now()
     where id = $1 returning ${COLUMNS}`,
    [row.id, row.name, sealer.seal(columnOf(row), row.settings), row.position, row.active, row.version],
  );
  return openConnection(updated!, sealer);
}

/** Puts another row into the place of one. */
export async function replaceConnection(
  transaction: TenantTransaction,
  { former, row, sealer }: { former: string; row: ConnectionRow; sealer: Sealer },
): Promise<ConnectionRow> {
  await transaction.query('update connections set replaced_at = now(), changed_at = now() where id = $1', [former]);
  return insertConnection(transaction, { row, sealer });
}
