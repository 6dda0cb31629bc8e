import { isProblem, type Fault } from '../../../client/problem.ts';

/** Messages by the path of their field. */
type FieldErrors = Record<string, string>;

/** `[{pointer: '/rules/0/to', message}]` → `{'rules.0.to': message}`; a form's names, so that a rule and its field may both be wrong. */
export const toFieldErrors = (faults: readonly Fault[]): FieldErrors => {
  const byPath: FieldErrors = {};
  for (const { pointer, message } of faults) {
    const path = pointer.split('/').filter(Boolean).join('.') || 'root.serverError';
    byPath[path] = path in byPath ? `${byPath[path]} ${message}` : message;
  }
  return byPath;
};

/** Gives a problem the shape in which react-admin's forms look for the faults of their fields. */
export const forForm = (error: unknown): never => {
  throw isProblem(error) && error.faults.length > 0
    ? Object.assign(error, { body: { errors: toFieldErrors(error.faults) } })
    : error;
};
