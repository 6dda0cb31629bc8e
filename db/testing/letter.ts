import { randomUUID } from 'node:crypto';
import { aSubmission } from '../../domain/submission/testing/builders.ts';
import { writeReadModel } from '../read-model.ts';
import type { ReadModelWrite, TimelineEntry } from '../read-model.ts';
import type { LetterValues } from '../letter-columns.ts';
import type { FoundBy } from '../letter-search.ts';
import { saveNoticeSettings } from '../repositories/notice-settings.ts';
import { recordIntent } from '../repositories/registrations.ts';
import { notePanelFailure } from '../repositories/panel-health.ts';
import { keepInbound, optOut, settleInbound } from '../repositories/sms-inbound.ts';
import { beginSmsAttempt, giveUpMessage, insertSmsMessage } from '../repositories/sms.ts';
import type { Database, Scope } from '../tenancy.ts';
import type { TestTenant } from './tenant.ts';
import { aConnection, storeConnection } from './connection.ts';
import { storeOutsideEvents, storePrograms, storeStuck } from './ledgers.ts';
import { testVault } from './vault.ts';

export interface TestLetter {
  id: string;
  organisationId: string;
  applicantId: string;
  scope: Scope;
}

const AT = '2026-11-22T08:00:00.000Z';

export const anEntry = (sequence: number, type = 'edited'): TimelineEntry => ({
  ...{ sequence, type, at: AT, actorKind: 'applicant', actorId: null },
  data: { text: `متن ${sequence}` },
});

/** What a test says of a letter. */
export type LetterChange = Partial<LetterValues & Pick<FoundBy, 'body' | 'names'>>;

/** A letter's write at one sequence: submitted, one timeline entry for each event. */
export function aWrite(
  letter: TestLetter,
  { body = null, names = [], ...change }: LetterChange & { sequence: number },
): ReadModelWrite {
  const submission: LetterValues = {
    ...{ id: letter.id, organisationId: letter.organisationId, applicantId: letter.applicantId, unitId: null },
    ...{ assigneeId: null, status: 'awaitingDecision', needsAttention: false, subject: 'درخواست پروانه' },
    ...{ trackingCode: null, letterNumber: null, clientReference: null },
    ...{ serviceId: null, correctionOf: null, documentCount: 0 },
    ...{ createdAt: AT, updatedAt: AT, submittedAt: AT, promisedAt: null },
    ...{ decidedAt: null, registeredAt: null, answeredAt: null, dueAt: null },
    ...change,
  };
  return {
    vault: testVault,
    submission,
    search: submission.submittedAt ? { ...submission, body, names } : null,
    shown: { sender: { kind: 'natural', name: 'زهرا احمدی' }, claim: null, attention: null },
    state: {
      ...aSubmission().awaitingDecision().build(),
      ...{ id: letter.id, organisationId: letter.organisationId, applicantId: letter.applicantId },
      sequence: change.sequence,
    },
    newTimeline: Array.from({ length: change.sequence }, (_, index) => anEntry(index + 1)),
    audit: [{ sequence: change.sequence, at: AT, actorKind: 'applicant', actorId: null, action: 'edited' }],
  };
}

export function aLetter({
  organisationId,
  applicantId,
}: Pick<TestTenant, 'organisationId' | 'applicantId'>): TestLetter {
  const id = randomUUID();
  const scope = { kind: 'letter', organisationId, applicantId, submissionId: id } as const;
  return { id, organisationId, applicantId, scope };
}

export function storeLetter(
  database: Database,
  { letter, ...change }: { letter: TestLetter } & LetterChange,
): Promise<boolean> {
  const write = aWrite(letter, { sequence: 1, ...change });
  return database.inTenant(letter.scope, (transaction) => writeReadModel(transaction, write));
}

/** Letters of a tenant, stored one after the other. */
export async function storeLetters(
  database: Database,
  { tenant, changes }: { tenant: TestTenant; changes: LetterChange[] },
): Promise<TestLetter[]> {
  const stored = [];
  for (const change of changes) {
    const letter = aLetter(tenant);
    await storeLetter(database, { letter, ...change });
    stored.push(letter);
  }
  return stored;
}

/** A letter with a registration and a message on its way, of an organisation with a panel; somebody wrote to it that they want no more. */
export async function storeLetterWithLedgers(database: Database, tenant: TestTenant): Promise<TestLetter> {
  const letter = aLetter(tenant);
  await storeConnection(database, aConnection(tenant));
  await storeLetter(database, { letter, unitId: tenant.unitId });
  const { id: submissionId, organisationId, applicantId } = letter;
  const messageId = randomUUID();
  await database.inTenant(letter.scope, async (transaction) => {
    await recordIntent(transaction, { submissionId, organisationId, marker: submissionId, notAfter: AT });
    const recipient = { applicantId };
    const message = { id: messageId, organisationId, submissionId, kind: 'submitted', recipient, text: 'ثبت شد' };
    await insertSmsMessage(transaction, { sealer: testVault, message });
    await beginSmsAttempt(transaction, { messageId, attempt: 1, panelId: 'panel-a' });
  });
  const WORKER = { kind: 'system', name: 'worker' } as const;
  await database.inOneTrip(WORKER, (trip) =>
    Promise.all([
      giveUpMessage(trip, { messageId, reason: 'refused' }),
      notePanelFailure(trip, { panelId: 'panel-a' }),
    ]),
  );
  await database.inTenant({ kind: 'organisation', organisationId }, (transaction) =>
    saveNoticeSettings(transaction, { organisationId, texts: {}, leftOut: ['routed'], dailyParts: null }),
  );
  const ref = { panelId: 'panel-a', messageId };
  const mobile = `+98912${String(Math.random()).slice(2, 9)}`;
  await database.inTenant(WORKER, async (trip) => {
    await keepInbound(trip, { vault: testVault, message: { ...ref, from: mobile, mobile, text: 'لغو' } });
    await settleInbound(trip, { ...ref, state: 'held', organisationId });
    await optOut(trip, { mobileHash: testVault.hash('test', mobile), organisationId });
  });
  await storeOutsideEvents(database, tenant);
  await storeStuck(database, { ...tenant, messageId });
  await storePrograms(database, tenant);
  return letter;
}
