import {
  ServiceError,
  WorkflowExecutionAlreadyStartedError,
  WorkflowNotFoundError,
  WorkflowUpdateFailedError,
  WorkflowUpdateRPCTimeoutOrCancelledError,
} from '@temporalio/client';
import { ApplicationFailure } from '@temporalio/common';
import { REFUSALS, type RefusalCode } from '../../domain/submission/index.ts';
import { conflict, idempotencyKeyReused, internal, outcomePending, refused } from '../http/problems/problem.ts';

/** No workflow is there to take the message: the letter has ended, or never was. The read model knows more. */
export class LetterEnded extends Error {
  override readonly name = 'LetterEnded';
}

/** Codes of gRPC that leave open whether the message arrived: cancelled, unknown, deadline, exhausted, aborted, unavailable. */
const UNCERTAIN: readonly unknown[] = [1, 2, 4, 8, 10, 14];

/**
 * What the client is told when the engine did not answer with a letter.
 * @param fingerprint of the request: the engine repeats a refusal under the same key to another one too
 */
export function toProblem(error: unknown, fingerprint?: string): Error {
  if (error instanceof WorkflowUpdateFailedError) return fromRefusal(error.cause, fingerprint);
  if (error instanceof WorkflowNotFoundError || error instanceof WorkflowExecutionAlreadyStartedError)
    return new LetterEnded();
  if (error instanceof WorkflowUpdateRPCTimeoutOrCancelledError) return outcomePending();
  if (error instanceof ServiceError && UNCERTAIN.includes(codeOf(error.cause))) return outcomePending();
  return internal(error);
}

const codeOf = (cause: unknown): unknown => (cause as { code?: unknown } | undefined)?.code;

function fromRefusal(cause: unknown, fingerprint: string | undefined): Error {
  if (!(cause instanceof ApplicationFailure)) return internal(cause);
  const { type } = cause;
  const [at] = (cause.details ?? []) as { status: string; fingerprint?: string }[];
  if (fingerprint && at?.fingerprint && at.fingerprint !== fingerprint) return idempotencyKeyReused();
  if (type === 'number-taken') return conflict([{ pointer: '/letterNumber', code: 'taken' }]);
  if (type === 'AcceptedUpdateCompletedWorkflow') return new LetterEnded();
  if (!isRefusalCode(type)) return internal(cause);
  return refused(type, at?.status ?? '');
}

const isRefusalCode = (type: string | null | undefined): type is RefusalCode =>
  (REFUSALS as readonly unknown[]).includes(type);
