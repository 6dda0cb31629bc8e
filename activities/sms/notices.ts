import { createHash } from 'node:crypto';
import type { NewSmsMessage } from '../../db/repositories/sms.ts';
import {
  draftExpiresAt,
  isNotice,
  type NoticeKind,
  type RecordedEvent,
  type SubmissionState,
} from '../../domain/submission/index.ts';
import type { OwnTexts } from '../../domain/notices/index.ts';
import { noticeText, type SmsLanguage } from './notice-text.ts';

/** A notice that could not be sent for so long is of no use any more. */
export const USEFUL_FOR_MS = 3 * 24 * 60 * 60 * 1_000;
/** Of an answer to what somebody has asked by SMS: later the letter may stand elsewhere. */
export const ANSWER_USEFUL_FOR_MS = 60 * 60 * 1_000;

/** Who tells whom, in which language, and where the portal is. */
export interface Addressee {
  language: SmsLanguage;
  /** The organisation's name in that language. */
  organisation: string;
  publicUrl: string;
  /** The organisation's own words. */
  texts: OwnTexts;
}

/** Whether there is anything to tell the applicant. */
export const isToBeTold = (events: readonly RecordedEvent[]): boolean => events.some(({ type }) => isNotice(type));

/** The messages that tell the applicant of these events: one for each event of which people are told. */
export function noticesOf(
  state: SubmissionState,
  { events, to: { language, texts: own, ...address } }: { events: readonly RecordedEvent[]; to: Addressee },
): NewSmsMessage[] {
  const { id: submissionId, organisationId, applicantId, trackingCode, content } = state;
  const facts = {
    ...address,
    subject: content.subject,
    trackingCode,
    letterNumber: state.registration?.letterNumber ?? null,
    wasSent: state.submittedAt !== null,
    promisedAt: state.routing?.promisedAt ?? null,
    draftExpiresAt: draftExpiresAt(state),
  };
  const toMessage = (kind: NoticeKind, event: RecordedEvent): NewSmsMessage => ({
    id: messageId(submissionId, event.sequence),
    ...{ organisationId, submissionId, kind, recipient: { applicantId } },
    text: noticeText({ ...facts, kind, text: textOf(event) }, { language, own }),
  });
  return events.flatMap((event) => (isNotice(event.type) ? [toMessage(event.type, event)] : []));
}

/** One event, one message: a repeated notice gets the same id. */
export const messageId = (submissionId: string, sequence: number): string => nameBasedId(`${submissionId}/${sequence}`);

/** A name-based uuid, version 8. */
export function nameBasedId(name: string): string {
  const digest = createHash('sha256').update(name).digest();
  digest[6] = (digest[6]! & 0x0f) | 0x80;
  digest[8] = (digest[8]! & 0x3f) | 0x80;
  return digest.toString('hex', 0, 16).replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
}

function textOf(event: RecordedEvent): string | null {
  switch (event.type) {
    case 'rejected':
      return event.reason;
    case 'applicantAsked':
      return event.question;
    case 'replied':
      return event.text;
    default:
      return null;
  }
}
