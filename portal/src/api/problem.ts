export interface FieldFault {
  pointer: string;
  code: string;
  message: string;
}

/** RFC 9457 problem details, and two codes of our own for what never reached the server. */
export interface Problem {
  code: string;
  status: number;
  title: string;
  detail?: string;
  errors?: FieldFault[];
  currentStatus?: string;
}

export class ApiError extends Error {
  override readonly name = 'ApiError';
  readonly problem: Problem;
  /** Seconds, from `Retry-After`. */
  readonly retryAfter: number | undefined;

  constructor(problem: Problem, retryAfter?: number) {
    super(problem.code);
    this.problem = problem;
    this.retryAfter = retryAfter;
  }
}

export const offline = () => new ApiError({ code: 'offline', status: 0, title: '' });
/** The browser has kept no cookie. */
export const noSession = () => new ApiError({ code: 'unauthenticated', status: 401, title: '' });
export const cancelled = () => new ApiError({ code: 'cancelled', status: 0, title: '' });

/** Reads the answer of a failed call; a proxy's page of HTML becomes a plain `unavailable` or `internal`. */
export const problemFrom = (status: number, text: string): Problem => {
  const fallback: Problem = {
    code: status === 413 ? 'too-large' : status >= 502 ? 'unavailable' : 'internal',
    status,
    title: '',
  };
  try {
    const parsed = JSON.parse(text) as Partial<Problem> | null;
    return parsed && typeof parsed.code === 'string' ? { ...fallback, ...parsed } : fallback;
  } catch {
    return fallback;
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
