import {
  Client,
  Connection,
  type ConnectionLike,
  type WorkflowClientInterceptor,
  WorkflowExecutionAlreadyStartedError,
  WorkflowNotFoundError,
  WorkflowUpdateFailedError,
} from '@temporalio/client';
import { ApplicationFailure } from '@temporalio/common';
import type { GivenEvent, GiveLetter, GiveNumber } from '../../activities/circulation/give.ts';
import type { RetryLetter, StartInquiry, StartSms } from '../../activities/dependencies.ts';
import {
  circulateUpdate,
  commandUpdate,
  correspondenceAnswers,
  inquiryWorkflowId,
  numberedUpdate,
  smsWorkflowId,
  submissionWorkflowId,
  type SmsStart,
} from '../../workflows/updates.ts';
import type { PayloadKey } from './codec.ts';
import { createDataConverter } from './data-converter.ts';

export interface EngineConfig {
  readonly address: string;
  readonly namespace: string;
  readonly taskQueue: string;
  readonly payloadKeys: readonly [PayloadKey, ...PayloadKey[]];
}

/** Messages have a queue of their own: a slow panel must not hold up letters. */
export const smsQueue = (taskQueue: string): string => `${taskQueue}-sms`;

interface ClientParts {
  /** One that is there already; else one is made with the first call. */
  readonly connection?: ConnectionLike;
  readonly interceptor?: WorkflowClientInterceptor | undefined;
}

/** A client with the project's data converter. */
export function createClient(
  { address, namespace, payloadKeys }: EngineConfig,
  { connection = Connection.lazy({ address }), interceptor }: ClientParts = {},
): Client {
  const interceptors = { workflow: interceptor ? [interceptor] : [] };
  return new Client({ connection, namespace, interceptors, dataConverter: createDataConverter(payloadKeys) });
}

/** One that has ended meanwhile needs no call. */
export const createCallLetter =
  (client: Client) =>
  async (submissionId: string): Promise<void> => {
    try {
      await client.workflow.getHandle(submissionWorkflowId(submissionId)).signal(correspondenceAnswers);
    } catch (error) {
      if (!(error instanceof WorkflowNotFoundError)) throw error;
    }
  };

/** A letter that refuses is not stuck any more. */
export const createRetryLetter =
  (client: Client): RetryLetter =>
  async ({ submissionId, actor, updateId }) => {
    const envelope = { command: { type: 'retry' }, actor, fingerprint: updateId } as const;
    try {
      const handle = client.workflow.getHandle(submissionWorkflowId(submissionId));
      await handle.executeUpdate(commandUpdate('retry'), { updateId, args: [envelope] });
      return 'resumed';
    } catch (error) {
      if (error instanceof WorkflowUpdateFailedError || error instanceof WorkflowNotFoundError) return 'over';
      throw error;
    }
  };

/** How long an event waits for its letter: it is given again later. */
const TAKEN_WITHIN_MS = 15_000;

/** One that was given before is told by the letter as which of its own it took it. */
export const createGiveLetter =
  (client: Client): GiveLetter =>
  async (submissionId, { requestId, ...given }) => {
    const handle = client.workflow.getHandle(submissionWorkflowId(submissionId));
    try {
      const { sequence } = await client.withDeadline(Date.now() + TAKEN_WITHIN_MS, () =>
        handle.executeUpdate(circulateUpdate, { updateId: requestId, args: [given] }),
      );
      return { outcome: 'taken', sequence };
    } catch (error) {
      if (error instanceof WorkflowNotFoundError) return { outcome: 'ended' };
      if (error instanceof WorkflowUpdateFailedError && error.cause instanceof ApplicationFailure)
        return fromRefusal(error.cause);
      throw error;
    }
  };

export const createGiveNumber =
  (client: Client): GiveNumber =>
  async (submissionId, { requestId, ...given }) => {
    const handle = client.workflow.getHandle(submissionWorkflowId(submissionId));
    try {
      const { taken } = await client.withDeadline(Date.now() + TAKEN_WITHIN_MS, () =>
        handle.executeUpdate(numberedUpdate, { updateId: requestId, args: [given] }),
      );
      return taken ? 'taken' : 'other';
    } catch (error) {
      if (error instanceof WorkflowNotFoundError) return 'ended';
      if (error instanceof WorkflowUpdateFailedError && error.cause instanceof ApplicationFailure)
        return error.cause.type === 'other-number' ? 'other' : 'notNow';
      throw error;
    }
  };

function fromRefusal({ type, details }: ApplicationFailure): GivenEvent {
  const [detail] = (details ?? []) as { sequence?: unknown }[];
  if (type === 'already-taken' && typeof detail?.sequence === 'number')
    return { outcome: 'taken', sequence: detail.sequence };
  return { outcome: 'notNow' };
}

interface SmsStarter {
  readonly taskQueue: string;
  /** The client shares its connection with the worker of the messages, which then gets the first task with the answer. */
  readonly sameProcess?: boolean;
}

/**
 * Starts the delivery of a message under an id that derives from the message: while it runs, another start does nothing. One that
 * has ended without a panel leaves its id free; what was tried is not tried again, by the rows of its attempts.
 */
export function createStartSms(client: Client, { taskQueue, sameProcess = false }: SmsStarter): StartSms {
  return async ({ messageId, notAfter, firstAttempt = 1 }) => {
    const start: SmsStart = { messageId, notAfter: notAfter.toISOString(), firstAttempt };
    const id = smsWorkflowId(messageId);
    try {
      await client.workflow.start('deliverSms', {
        workflowId: firstAttempt === 1 ? id : `${id}/${firstAttempt}`,
        taskQueue: smsQueue(taskQueue),
        workflowIdReusePolicy: 'ALLOW_DUPLICATE',
        requestEagerStart: sameProcess,
        args: [start],
      });
    } catch (error) {
      if (!(error instanceof WorkflowExecutionAlreadyStartedError)) throw error;
    }
  };
}

/** Has an inbound message answered under an id that is the panel's own of it: a repeat does nothing. */
export function createStartInquiry(client: Client, { taskQueue }: Pick<SmsStarter, 'taskQueue'>): StartInquiry {
  return async (message) => {
    try {
      await client.workflow.start('smsInquiry', {
        workflowId: inquiryWorkflowId(message),
        taskQueue: smsQueue(taskQueue),
        workflowIdReusePolicy: 'ALLOW_DUPLICATE_FAILED_ONLY',
        args: [message],
      });
    } catch (error) {
      if (!(error instanceof WorkflowExecutionAlreadyStartedError)) throw error;
    }
  };
}
