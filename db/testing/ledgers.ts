import { randomUUID } from 'node:crypto';
import { createAccessToken } from '../repositories/access-tokens.ts';
import { keepCursor, keepOutsideEvent, noteRefusal } from '../repositories/outside-events.ts';
import { insertGroup } from '../repositories/resume-groups.ts';
import { dismiss } from '../repositories/stuck.ts';
import { createWebhook } from '../repositories/webhooks.ts';
import type { Database } from '../tenancy.ts';
import type { TestTenant } from './tenant.ts';
import { testVault } from './vault.ts';

const AT = '2026-11-22T08:00:00.000Z';

/** What a correspondence system told of an organisation, read and refused, and how far it was asked. */
export async function storeOutsideEvents(database: Database, { organisationId }: TestTenant): Promise<void> {
  const connectionId = randomUUID();
  const what = { type: 'malformed', lost: 'malformed', payload: {}, at: AT } as const;
  const event = { connectionId, eventId: 'e1', organisationId, letterNumber: null, ...what };
  await database.inTenant({ kind: 'system', name: 'hooks' }, async (trip) => {
    await keepOutsideEvent(trip, { sealer: testVault, event });
    await noteRefusal(trip, { organisationId, reason: 'forged' });
  });
  await database.inTenant({ kind: 'system', name: 'schedules' }, (trip) =>
    keepCursor(trip, { connectionId, cursor: '1' }),
  );
}

/** A notice that goes on in a group, and that a person does without in the end. */
export async function storeStuck(
  database: Database,
  { organisationId, staffId, messageId }: TestTenant & { messageId: string },
): Promise<void> {
  await database.inTenant({ kind: 'organisation', organisationId }, async (transaction) => {
    const group = { id: randomUUID(), organisationId, staffId, kind: 'notice', perMinute: 60 } as const;
    await insertGroup(transaction, group);
    await dismiss(transaction, { kind: 'notice', id: messageId, staffId, reason: 'تلفنی', sealer: testVault });
  });
}

/** What an applicant's programs go by. */
export async function storePrograms(database: Database, { applicantId }: TestTenant): Promise<void> {
  const expiresAt = new Date(Date.now() + 86_400_000);
  await database.inTenant({ kind: 'applicant', applicantId }, async (transaction) => {
    const tokenHash = Buffer.from(randomUUID());
    const token = { id: randomUUID(), applicantId, tokenHash, name: 'برنامه', scopes: [], expiresAt, most: 1 };
    await createAccessToken(transaction, token);
    const webhook = { id: randomUUID(), applicantId, url: 'https://example.org/', secret: 's', most: 1 };
    await createWebhook(transaction, { ...webhook, sealer: testVault });
  });
}
