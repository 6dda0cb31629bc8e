/** Operators look after the installation, not after one organisation's letters: see docs/operations.md. */
export const sql = `
alter table staff drop constraint staff_roles_check;
alter table staff add constraint staff_roles_check
  check (roles <@ array['secretary', 'controller', 'admin', 'operator']);
`;
