import type { SubmissionEventType } from './events.ts';

/** Who reads of each event in the timeline: its applicant too, or the organisation alone. */
const READERS = {
  created: 'applicant',
  edited: 'applicant',
  documentAttached: 'applicant',
  documentInspected: 'applicant',
  documentRemoved: 'applicant',
  reminded: 'applicant',
  submitted: 'applicant',
  routed: 'applicant',
  claimed: 'organisation',
  released: 'organisation',
  claimLapsed: 'organisation',
  acceptedByOne: 'organisation',
  accepted: 'applicant',
  rejected: 'applicant',
  applicantAsked: 'applicant',
  applicantAnswered: 'applicant',
  reassigned: 'applicant',
  noted: 'organisation',
  handedOver: 'applicant',
  registered: 'applicant',
  attentionRaised: 'organisation',
  attentionCleared: 'organisation',
  referred: 'applicant',
  returned: 'applicant',
  filed: 'applicant',
  replied: 'applicant',
  retimed: 'applicant',
  withdrawn: 'applicant',
  expired: 'applicant',
  closed: 'applicant',
} as const satisfies Record<SubmissionEventType, 'applicant' | 'organisation'>;

/** All that can happen to a letter: the types of a timeline's entries. */
export const EVENT_TYPES = Object.keys(READERS) as readonly SubmissionEventType[];

/** Whether the letter's applicant reads of such an event. */
export const isForApplicant = (type: SubmissionEventType): boolean => READERS[type] === 'applicant';
