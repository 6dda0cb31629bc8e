import { randomUUID } from 'node:crypto';
import type { Static } from '@sinclair/typebox';
import {
  getConnection,
  insertConnection,
  listConnections,
  replaceConnection,
  updateConnection,
  type ConnectionRow,
} from '../../../db/repositories/connections.ts';
import type { TenantTransaction } from '../../../db/tenancy.ts';
import { createOnce } from '../../create-once.ts';
import { expectedSequence, type IfMatch } from '../../http/requests/if-match.ts';
import { invalid, notFound, preconditionFailed } from '../../http/problems/problem.ts';
import type { StaffPrincipal } from '../../http/sessions/principal.ts';
import type { Services } from '../../services.ts';
import { audited } from '../audited.ts';
import { scopeOf } from '../scope.ts';
import { findAdapter, isElsewhere, shownSettings, type KnownAdapter } from './adapters.ts';
import type { ConnectionChange, NewConnection } from './schema.ts';
import { checked, merged } from './settings.ts';

type NewFields = Static<typeof NewConnection>;
type Changes = Static<typeof ConnectionChange>;

interface Creation {
  principal: StaffPrincipal;
  fields: NewFields;
  idempotencyKey: string;
}

export const createConnection = (services: Services, { principal, fields, idempotencyKey }: Creation) => {
  const known = findAdapter(fields);
  if (!known) throw invalid([{ pointer: '/adapter', code: 'adapter-unknown' }]);
  const settings = checked(services, { known, settings: fields.settings });
  const { vault: sealer, clock } = services;
  return createOnce<ConnectionRow, TenantTransaction>(services, {
    kind: 'connection',
    begin: (work) => services.database.inTenant(scopeOf(principal), work),
    callerId: principal.staffId,
    idempotencyKey,
    body: { ...fields, ...shownSettings(settings, known) },
    create: async (transaction) => {
      const { organisationId } = principal;
      const { kind, adapter, name, active = false } = fields;
      const others = await listConnections(transaction, { sealer });
      const position = fields.position ?? placeAfter(others.filter((other) => other.kind === kind));
      const id = randomUUID();
      const own = { id, place: id, organisationId, kind, adapter, name, settings, position, active, version: 1 };
      const row = await insertConnection(transaction, { row: own, sealer });
      const subject = { action: 'connection.created', subjectType: 'connection', subjectId: id } as const;
      await audited(transaction, { principal, clock, ...subject, data: told(row, known) });
      return row;
    },
    idOf: ({ place }) => place,
    read: async (transaction, place) => present(await getConnection(transaction, { place, sealer })),
  });
};

const LAST = 100;
const placeAfter = (others: readonly ConnectionRow[]): number =>
  Math.min(LAST, Math.max(0, ...others.map(({ position }) => position)) + 1);

interface Change {
  principal: StaffPrincipal;
  place: string;
  ifMatch: IfMatch;
  changes: Changes;
}

/** With another address another row takes the place: what was sent to the first one is still looked for there. */
export const changeConnection = (services: Services, { principal, place, ifMatch, changes }: Change) => {
  const { vault: sealer, clock } = services;
  return services.database.inTenant(scopeOf(principal), async (transaction) => {
    const before = present(await getConnection(transaction, { place, sealer, changed: true }));
    const expected = expectedSequence(ifMatch, before.version);
    if (expected !== null && expected !== before.version) throw preconditionFailed();
    const known = findAdapter(before);
    if (!known) throw invalid([{ pointer: '/adapter', code: 'adapter-unknown' }]);
    const { settings: given, ...rest } = changes;
    const settings = given ? checked(services, { known, settings: merged(before.settings, given) }) : before.settings;
    const after = { ...before, ...rest, settings, version: before.version + 1 };
    const row = isElsewhere(known, [before.settings, settings])
      ? await replaceConnection(transaction, { former: before.id, row: { ...after, id: randomUUID() }, sealer })
      : await updateConnection(transaction, { row: after, sealer });
    const subject = { action: 'connection.changed', subjectType: 'connection', subjectId: place } as const;
    const data = { changed: [...Object.keys(rest), ...Object.keys(given ?? {})], ...told(row, known) };
    await audited(transaction, { principal, clock, ...subject, data });
    return row;
  });
};

/** What the audit log says of a connection: everything but its secrets. */
const told = (row: ConnectionRow, known: KnownAdapter) => {
  const { kind, adapter, name, position, active, version, id } = row;
  return { id, kind, adapter, name, position, active, version, ...shownSettings(row.settings, known) };
};

export const present = (row: ConnectionRow | undefined): ConnectionRow => {
  if (!row) throw notFound();
  return row;
};
