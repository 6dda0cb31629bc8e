import { sql as scopes } from './0001-scopes.ts';
import { sql as organisations } from './0002-organisations.ts';
import { sql as applicants } from './0003-applicants.ts';
import { sql as submissions } from './0004-submissions.ts';
import { sql as listing } from './0005-listing.ts';
import { sql as ledgers } from './0006-ledgers.ts';
import { sql as audit } from './0007-audit.ts';
import { sql as limits } from './0008-limits.ts';
import { sql as saveLetter } from './0009-save-letter.ts';
import { sql as directory } from './0010-directory.ts';
import { sql as operators } from './0011-operators.ts';
import { sql as strandedMessages } from './0012-stranded-messages.ts';
import { sql as cheaperWrites } from './0013-cheaper-writes.ts';
import { sql as finishRegistration } from './0014-finish-registration.ts';
import { sql as awaitedReceipts } from './0015-awaited-receipts.ts';
import { sql as findingLetters } from './0016-finding-letters.ts';
import { sql as idempotencyKeys } from './0017-idempotency-keys.ts';
import { sql as oneWriter } from './0018-letters-have-one-writer.ts';
import { sql as heardOf } from './0019-letters-are-heard-of.ts';
import { sql as outcomeOfCodes } from './0020-outcome-of-codes.ts';
import { sql as languageOfApplicants } from './0021-language-of-applicants.ts';
import { sql as summaries } from './0022-summaries.ts';
import { sql as listsByStatus } from './0023-lists-by-status.ts';
import { sql as letterSearch } from './0024-letter-search.ts';
import { sql as lettersOfAssignees } from './0025-letters-of-assignees.ts';
import { sql as panelsThatFail } from './0026-panels-that-fail.ts';
import { sql as waitingRegistrations } from './0027-waiting-registrations.ts';
import { sql as connections } from './0028-connections.ts';
import { sql as circulation } from './0029-circulation.ts';
import { sql as inboundSms } from './0030-inbound-sms.ts';
import { sql as webService } from './0031-web-service.ts';
import { sql as notices } from './0032-notices.ts';
import { sql as handedOver } from './0033-handed-over.ts';
import { sql as stuck } from './0034-stuck.ts';
import { sql as eventsOfNobody } from './0035-events-of-nobody.ts';

/**
 * In order; forward only. A released one never changes. Listed, not globbed, so that sources and build run the same.
 * Row security holds for the owner too: one that changes data gives the owner a policy on the table for as long as it runs.
 */
export const migrations = [
  { name: '0001-scopes', sql: scopes },
  { name: '0002-organisations', sql: organisations },
  { name: '0003-applicants', sql: applicants },
  { name: '0004-submissions', sql: submissions },
  { name: '0005-listing', sql: listing },
  { name: '0006-ledgers', sql: ledgers },
  { name: '0007-audit', sql: audit },
  { name: '0008-limits', sql: limits },
  { name: '0009-save-letter', sql: saveLetter },
  { name: '0010-directory', sql: directory },
  { name: '0011-operators', sql: operators },
  { name: '0012-stranded-messages', sql: strandedMessages },
  { name: '0013-cheaper-writes', sql: cheaperWrites },
  { name: '0014-finish-registration', sql: finishRegistration },
  { name: '0015-awaited-receipts', sql: awaitedReceipts },
  { name: '0016-finding-letters', sql: findingLetters },
  { name: '0017-idempotency-keys', sql: idempotencyKeys },
  { name: '0018-letters-have-one-writer', sql: oneWriter },
  { name: '0019-letters-are-heard-of', sql: heardOf },
  { name: '0020-outcome-of-codes', sql: outcomeOfCodes },
  { name: '0021-language-of-applicants', sql: languageOfApplicants },
  { name: '0022-summaries', sql: summaries },
  { name: '0023-lists-by-status', sql: listsByStatus },
  { name: '0024-letter-search', sql: letterSearch },
  { name: '0025-letters-of-assignees', sql: lettersOfAssignees },
  { name: '0026-panels-that-fail', sql: panelsThatFail },
  { name: '0027-waiting-registrations', sql: waitingRegistrations },
  { name: '0028-connections', sql: connections },
  { name: '0029-circulation', sql: circulation },
  { name: '0030-inbound-sms', sql: inboundSms },
  { name: '0031-web-service', sql: webService },
  { name: '0032-notices', sql: notices },
  { name: '0033-handed-over', sql: handedOver },
  { name: '0034-stuck', sql: stuck },
  { name: '0035-events-of-nobody', sql: eventsOfNobody },
] as const;
