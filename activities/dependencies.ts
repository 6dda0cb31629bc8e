import type { Vault } from '../db/crypto.ts';
import type { Database } from '../db/tenancy.ts';
import type { Actor } from '../domain/submission/index.ts';
import type { ItemOutcome } from '../db/repositories/resume-groups.ts';
import type { GiveLetter, GiveNumber } from './circulation/give.ts';
import type { DocumentInspection, DocumentStorage } from './documents/port.ts';
import type { CallWebhook } from './webhooks/port.ts';
import type { Outside } from './outside.ts';
import type { RefusalReason } from './sms/port.ts';

/** Everything that activities work with; made once, in `worker.ts` or by a test. */
export interface Dependencies {
  readonly database: Database;
  readonly vault: Vault;
  readonly storage: DocumentStorage;
  readonly inspection: DocumentInspection;
  readonly outside: Outside;
  /** The origin under which people reach the portal. */
  readonly publicUrl: string;
  /** How many messages a panel gets in a second at most; 0 = as many as there are. */
  readonly smsPerSecond: number;
  /** Hears that a panel takes nothing until somebody sees to the account: an operator has to know. Nothing personal. */
  readonly onAccountRefused: (refusal: { panelId: string; reason: RefusalReason; detail: string }) => void;
  /** Gives a letter an event of its correspondence system. */
  readonly giveLetter: GiveLetter;
  readonly giveNumber: GiveNumber;
  /** Hears why an event comes later; nothing personal. */
  readonly onEventDelayed: (error: unknown) => void;
  /** Ends what goes on until it is told to end. */
  readonly stopping: AbortSignal;
  /** Tells a letter that the correspondence system answers again. */
  readonly callLetter: (submissionId: string) => Promise<void>;
  /** Tells a receiver of an applicant's. */
  readonly callWebhook: CallWebhook;
  /** Has a stuck letter tried again; `over` when it is not stuck any more. The same `updateId` does it once. */
  readonly retryLetter: RetryLetter;
  /** Has an inbound message answered; repeated, it does nothing. */
  readonly startInquiry: StartInquiry;
  /** Starts the delivery of a message; repeated, it does nothing. */
  readonly startSms: StartSms;
}

export type RetryLetter = (retry: {
  submissionId: string;
  actor: Extract<Actor, { kind: 'staff' }>;
  updateId: string;
}) => Promise<ItemOutcome>;

export type StartSms = (message: { messageId: string; notAfter: Date; firstAttempt?: number }) => Promise<void>;

export type StartInquiry = (message: { panelId: string; messageId: string }) => Promise<void>;
