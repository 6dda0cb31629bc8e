/** Every problem the API answers with, and its status. */
export const PROBLEMS = {
  'not-json': 400,
  unauthenticated: 401,
  forbidden: 403,
  'insecure-origin': 403,
  'not-found': 404,
  'method-not-allowed': 405,
  'wrong-state': 409,
  'documents-pending': 409,
  conflict: 409,
  'precondition-failed': 412,
  'too-large': 413,
  'unsupported-media-type': 415,
  invalid: 422,
  'idempotency-key-reused': 422,
  'precondition-required': 428,
  'too-many-requests': 429,
  internal: 500,
  'outcome-pending': 503,
  unavailable: 503,
  'storage-full': 507,
} as const;

export type ProblemCode = keyof typeof PROBLEMS;
