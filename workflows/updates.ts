import { defineSignal, defineUpdate } from '@temporalio/workflow';
import type { GroupRef } from '../activities/contract.ts';
import type {
  Actor,
  AuditEntry,
  CirculationEvent,
  Command,
  Opening,
  Stamp,
  SubmissionState,
} from '../domain/submission/index.ts';

/** What the API sends to a letter. The fingerprint is of the request's body: the engine answers a repeated id blindly. */
export interface Envelope<C extends Command = Command> {
  readonly command: C;
  readonly actor: Actor;
  readonly fingerprint: string;
}

/** The letter after the message, with the fingerprint of the request that was answered first. */
export interface Answer {
  readonly submission: SubmissionState;
  readonly fingerprint: string;
}

/** The start of a letter; a run that continues another takes over its life so far. */
export interface SubmissionStart {
  readonly opening: Opening;
  readonly fingerprint: string;
  readonly carried?: Carried;
}

/** What a run hands to the next one. */
export interface Carried {
  /** As the code of that run made it: `fromStored` reads it. */
  readonly state: unknown;
  readonly unaudited: readonly AuditEntry[];
  /** Fingerprints by update id: of a run of release 1.0. Later ones have them in the state. */
  readonly answered?: Readonly<Record<string, string>>;
}

/** One update for each command that people and a changed calendar give; validated by the domain's table. */
export const COMMANDS = [
  'edit',
  'attach',
  'removeDocument',
  'submit',
  'withdraw',
  'answer',
  'claim',
  'release',
  'accept',
  'reject',
  'ask',
  'reassign',
  'note',
  'retry',
  'complete',
  'giveUp',
  'reply',
  'retime',
] as const satisfies readonly Command['type'][];

export type CommandName = (typeof COMMANDS)[number];

export const commandUpdate = (name: CommandName) => defineUpdate<Answer, [Envelope]>(name);

/** The number that the correspondence system gave later. */
export interface Numbered {
  readonly letterNumber: string;
  readonly registeredAt: string;
}

/** Answers whether the letter has this number; one that another letter has is left to a person. */
export const numberedUpdate = defineUpdate<{ taken: boolean }, [Numbered]>('numbered');

/** Sent with the start: waits until the letter's row can be read. It has no validator on purpose. */
export const openedUpdate = defineUpdate<Answer, []>('opened');

/** Gives a letter an event of the correspondence system. Answers with the sequence of what the letter made of it. */
export const circulateUpdate = defineUpdate<{ sequence: number }, [{ event: CirculationEvent; closing: Stamp }]>(
  'circulate',
);

/** Tells a letter that waits for its number that the correspondence system answers again. */
export const correspondenceAnswers = defineSignal('correspondenceAnswers');

/** What a person tells a group that goes on. */
export const GROUP_ORDERS = ['pause', 'continue', 'stop'] as const;

export type GroupOrder = (typeof GROUP_ORDERS)[number];

export const groupOrder = defineSignal<[GroupOrder]>('groupOrder');

export interface ResumeGroupStart extends GroupRef {
  readonly perMinute: number;
  readonly isPaused?: boolean;
}

export const submissionWorkflowId = (submissionId: string): string => `submission/${submissionId}`;
export const resumeGroupWorkflowId = (groupId: string): string => `resume-group/${groupId}`;
export const smsWorkflowId = (messageId: string): string => `deliver-sms/${messageId}`;
export const inquiryWorkflowId = ({ panelId, messageId }: InquiryStart): string =>
  `sms-inquiry/${panelId}/${messageId}`;
/** One for each installation. */
export const smsInboxWorkflowId = (taskQueue: string): string => `sms-inbox/${taskQueue}`;
/** One for each installation. */
export const smsReceiptsWorkflowId = (taskQueue: string): string => `sms-receipts/${taskQueue}`;

/** One for each installation. */
export const correspondenceWatchWorkflowId = (taskQueue: string): string => `correspondence-watch/${taskQueue}`;

/** One for each installation. */
export const webhookDeliveryWorkflowId = (taskQueue: string): string => `webhook-delivery/${taskQueue}`;

/** One for each installation. */
export const correspondenceFeedWorkflowId = (taskQueue: string): string => `correspondence-feed/${taskQueue}`;

/** Which connection is looked at; nothing secret. */
export interface ConnectionTestStart {
  readonly connectionId: string;
}

export const connectionTestWorkflowId = (testId: string): string => `connection-test/${testId}`;

/** Letters of one organisation can be listed in the engine by this keyword. */
export const ORGANISATION_ATTRIBUTE = 'PishkhanOrganisation';

/** One SMS. It is sent only while it is still of use: a code dies with its challenge. */
export interface SmsStart {
  readonly messageId: string;
  readonly notAfter: string;
  readonly firstAttempt: number;
}

/** An inbound SMS, by the panel's own id of it. */
export interface InquiryStart {
  readonly panelId: string;
  readonly messageId: string;
}
