import type { RefusalCode } from '../../../domain/submission/index.ts';
import type { FaultCode } from '../input/fault-codes.ts';
import { PROBLEMS, type ProblemCode } from './problem-codes.ts';

export type { FaultCode } from '../input/fault-codes.ts';
export type { ProblemCode } from './problem-codes.ts';

/** One fault of the content. `code` names the sentence; `values` fill it in. */
export interface Fault {
  pointer: string;
  code: FaultCode;
  values?: Record<string, string | number>;
}

interface Details {
  errors?: readonly Fault[];
  /** Seconds. */
  retryAfter?: number;
  currentStatus?: string;
  /** Goes to the log, never to the client. */
  cause?: unknown;
}

/** An error that the client is told about, as RFC 9457 problem details. */
export class Problem extends Error {
  override readonly name = 'Problem';
  readonly code: ProblemCode;
  readonly status: number;
  readonly details: Details;

  constructor(code: ProblemCode, details: Details = {}) {
    super(code, { cause: details.cause });
    this.code = code;
    this.status = PROBLEMS[code];
    this.details = details;
  }
}

export const notJson = () => new Problem('not-json');
export const unauthenticated = () => new Problem('unauthenticated');
/** The password was right; tell it to nobody else. */
export const secondFactorNeeded = () => new Problem('second-factor-needed');
export const forbidden = () => new Problem('forbidden');
export const insecureOrigin = () => new Problem('insecure-origin');
/** Also for what is there, but not this caller's to know. */
export const notFound = () => new Problem('not-found');
export const methodNotAllowed = () => new Problem('method-not-allowed');
export const wrongState = (currentStatus: string) => new Problem('wrong-state', { currentStatus });
/** What the domain refuses, under the code that it gives. */
export const refused = (refusal: RefusalCode, currentStatus: string) => {
  if (refusal === 'unknown-document') return notFound();
  if (refusal === 'unit-needed') return invalid([{ pointer: '/unitId', code: 'unit-needed' }]);
  return new Problem(refusal, refusal === 'wrong-state' ? { currentStatus } : {});
};
export const conflict = (errors: readonly Fault[]) => new Problem('conflict', { errors });
export const preconditionFailed = () => new Problem('precondition-failed');
export const preconditionRequired = () => new Problem('precondition-required');
export const tooLarge = () => new Problem('too-large');
export const unsupportedMediaType = () => new Problem('unsupported-media-type');
/** All the faults at once, never only the first. */
export const invalid = (errors: readonly Fault[]) => new Problem('invalid', { errors });
export const idempotencyKeyReused = () => new Problem('idempotency-key-reused');
export const tooManyRequests = (retryAfter: number) => new Problem('too-many-requests', { retryAfter });
/** The command may still take effect: repeat it with the same key. */
export const outcomePending = (retryAfter = 5) => new Problem('outcome-pending', { retryAfter });
export const unavailable = (cause?: unknown) => new Problem('unavailable', { retryAfter: 5, cause });
export const storageFull = () => new Problem('storage-full');
export const internal = (cause: unknown) => new Problem('internal', { cause });
