import { randomUUID } from 'node:crypto';
import { insertConnection, type ConnectionRow } from '../repositories/connections.ts';
import type { Database } from '../tenancy.ts';
import { testVault } from './vault.ts';

/** Of a panel that is nowhere, switched off unless told otherwise. */
export function aConnection({
  organisationId,
  ...of
}: Pick<ConnectionRow, 'organisationId'> & Partial<ConnectionRow>): Omit<ConnectionRow, 'replaced' | 'changedAt'> {
  const id = randomUUID();
  const settings = { url: 'http://panel.example.ir', key: 'a-secret-key' };
  const named = { kind: 'sms', adapter: 'kavenegar', name: 'سامانهٔ پیامک' } as const;
  return { id, place: id, ...named, organisationId, settings, position: 1, active: false, version: 1, ...of };
}

/** The connection, stored. */
export const storeConnection = (database: Database, row: ReturnType<typeof aConnection>): Promise<ConnectionRow> =>
  database.inTenant({ kind: 'organisation', organisationId: row.organisationId }, (trip) =>
    insertConnection(trip, { row, sealer: testVault }),
  );
