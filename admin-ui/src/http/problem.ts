export interface ProblemDetails {
  title?: string;
  status: number;
  detail?: string;
  code: string;
  currentStatus?: string;
  errors?: { pointer: string; code?: string; message: string }[];
}

/** Messages by the path of their field. */
export type FieldErrors = Record<string, string>;

/** `[{pointer: '/rules/0/to', message}]` → `{'rules.0.to': message}`; a form's names, so that a rule and its field may both be wrong. */
export const toFieldErrors = (errors: NonNullable<ProblemDetails['errors']>): FieldErrors => {
  const byPath: FieldErrors = {};
  for (const { pointer, message } of errors) {
    const path = pointer.split('/').filter(Boolean).join('.') || 'root.serverError';
    byPath[path] = path in byPath ? `${byPath[path]} ${message}` : message;
  }
  return byPath;
};

/** What the API answered instead of success (RFC 9457); `status` 0: it could not be reached. */
export class ApiProblem extends Error {
  override readonly name = 'ApiProblem';
  readonly status: number;
  readonly code: string;
  readonly currentStatus: string | undefined;
  readonly faults: NonNullable<ProblemDetails['errors']>;
  /** The shape in which react-admin's forms look for errors. */
  readonly body: { errors?: FieldErrors };

  constructor(details: ProblemDetails) {
    super(details.detail ?? details.title ?? details.code);
    this.status = details.status;
    this.code = details.code;
    this.currentStatus = details.currentStatus;
    this.faults = details.errors ?? [];
    this.body = this.faults.length > 0 ? { errors: toFieldErrors(this.faults) } : {};
  }
}

export const isProblem = (error: unknown, code?: string): error is ApiProblem =>
  error instanceof ApiProblem && (code === undefined || error.code === code);

/** Reads the problem of an answer, whatever a proxy may have put in its place. */
export const problemOf = async (response: Response): Promise<ApiProblem> => {
  const details: Partial<ProblemDetails> = await response.json().catch(() => ({}));
  const code = details.code ?? (response.status === 503 ? 'unavailable' : 'internal');
  return new ApiProblem({ ...details, code, status: response.status });
};
