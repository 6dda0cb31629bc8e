import type { ConnectionRow } from '../../../db/repositories/connections.ts';
import { fieldsOf, findAdapter, shownSettings, type KnownAdapter } from './adapters.ts';

export const presentConnection = (row: ConnectionRow) => ({
  id: row.place,
  kind: row.kind,
  adapter: row.adapter,
  name: row.name,
  ...shownSettings(row.settings, findAdapter(row)),
  position: row.position,
  active: row.active,
  version: row.version,
  changedAt: row.changedAt.toISOString(),
});

export const presentAdapter = ({ kind, name, adapter }: KnownAdapter) => ({
  id: name,
  kind,
  fields: fieldsOf(adapter),
});
