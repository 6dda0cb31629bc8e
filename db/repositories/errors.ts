import { UniqueConstraintError } from 'sequelize';

/** Whether a query, or the call of a model, failed on this unique constraint or index. */
export function violatesUnique(error: unknown, constraint: string): boolean {
  const cause = error instanceof UniqueConstraintError ? error.parent : error;
  return cause instanceof Error && 'constraint' in cause && cause.constraint === constraint;
}
