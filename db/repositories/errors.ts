import { UniqueConstraintError } from 'sequelize';

/** Whether a query failed on this unique constraint or index. */
export function violatesUnique(error: unknown, constraint: string): boolean {
  if (!(error instanceof UniqueConstraintError)) return false;
  const { parent } = error;
  return 'constraint' in parent && parent.constraint === constraint;
}
