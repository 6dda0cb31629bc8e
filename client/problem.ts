import type { components } from './api.gen.ts';

/** RFC 9457 problem details, as the API writes them. */
type Details = components['schemas']['Problem'];

export type Fault = NonNullable<Details['errors']>[number];
/** The API's codes, and some of our own for what never reached it. */
export type ProblemCode = Details['code'] | 'offline' | 'cancelled' | 'file-changed';

interface Known extends Partial<Omit<Details, 'code' | 'status'>> {
  code: ProblemCode;
  /** 0 when no answer came. */
  status: number;
}

/** What was answered instead of success, whatever went wrong. */
export class ApiProblem extends Error {
  override readonly name = 'ApiProblem';
  readonly code: ProblemCode;
  readonly status: number;
  /** The server's sentence, where it gave one. */
  readonly told: string | undefined;
  readonly faults: readonly Fault[];
  readonly currentStatus: string | undefined;
  /** Seconds, from `Retry-After`. */
  readonly retryAfter: number | undefined;

  constructor({ code, status, title, detail, errors = [], currentStatus }: Known, retryAfter?: number) {
    super(detail || title || code);
    this.code = code;
    this.status = status;
    this.told = detail || title || undefined;
    this.faults = errors;
    this.currentStatus = currentStatus;
    this.retryAfter = retryAfter;
  }
}

export const isProblem = (error: unknown, code?: ProblemCode): error is ApiProblem =>
  error instanceof ApiProblem && (code === undefined || error.code === code);

/** The browser has kept no cookie. */
export const noSession = () => new ApiProblem({ code: 'unauthenticated', status: 401 });
export const offline = () => new ApiProblem({ code: 'offline', status: 0 });
/** A browser reads no file that is another one by now. */
export const fileChanged = () => new ApiProblem({ code: 'file-changed', status: 400 });
export const cancelled = () => new ApiProblem({ code: 'cancelled', status: 0 });

/** Whether it says for sure that nothing was done: after silence or a 5xx nobody knows. */
export const isRefusal = (error: unknown): boolean => isProblem(error) && error.status >= 400 && error.status < 500;

const codeOf = (status: number): ProblemCode =>
  status === 413 ? 'too-large' : status >= 502 ? 'unavailable' : 'internal';

interface Failed {
  status: number;
  text: string;
  retryAfter: string | null;
  /** By the server's clock. */
  now: number;
}

/** Reads the answer of a failed call, whatever a proxy may have put in its place. */
export const problemFrom = ({ status, text, retryAfter, now }: Failed): ApiProblem => {
  const known = { code: codeOf(status), status };
  const seconds = secondsFrom(retryAfter, now);
  try {
    const parsed = JSON.parse(text) as Partial<Known> | null;
    return new ApiProblem(typeof parsed?.code === 'string' ? { ...known, ...parsed } : known, seconds);
  } catch {
    return new ApiProblem(known, seconds);
  }
};

/** `Retry-After` in seconds, whether it came as seconds or as a date. */
export const secondsFrom = (retryAfter: string | null, now: number): number | undefined => {
  if (!retryAfter) return undefined;
  const seconds = Number(retryAfter);
  if (Number.isFinite(seconds)) return Math.max(0, seconds);
  const at = Date.parse(retryAfter);
  return Number.isNaN(at) ? undefined : Math.max(0, Math.ceil((at - now) / 1000));
};
