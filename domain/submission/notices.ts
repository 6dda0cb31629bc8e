import type { SubmissionEventType } from './events.ts';

/** The events that the applicant is told by SMS. That the letter was received is told with the promised date: when it is routed. */
export const NOTICES = [
  'reminded',
  'routed',
  'registered',
  'rejected',
  'applicantAsked',
  'replied',
  'expired',
] as const;

export type NoticeKind = (typeof NOTICES)[number];

/** Whether the applicant gets an SMS of this event. */
export const isNotice = (type: SubmissionEventType): type is NoticeKind =>
  (NOTICES as readonly SubmissionEventType[]).includes(type);
