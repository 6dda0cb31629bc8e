/** The conditions of the policies. A sub-select is evaluated once a query, not once a row. */
export const inOrganisation = 'organisation_id = (select scope_organisation())';
export const inLettersOrganisation = 'organisation_id = (select scope_letter_organisation())';
export const isSystem = (...names: string[]) =>
  `(select scope_system()) in (${names.map((name) => `'${name}'`).join(', ')})`;
export const isApplicant = '(select scope_applicant()) is not null';

interface Policy {
  /** Which scope it is for. */
  name: string;
  to?: 'pishkhan_app' | 'pishkhan_owner';
  for?: readonly ('select' | 'insert' | 'update' | 'delete')[];
  where: string;
}

/** Row-level security, forced even for the owner, with one policy for each scope and command. */
export function protect(table: string, policies: readonly Policy[]): string {
  return [
    `alter table ${table} enable row level security;`,
    `alter table ${table} force row level security;`,
    ...policies.flatMap((policy) =>
      (policy.for ?? ['select']).map((command) => createPolicy(table, { policy, command })),
    ),
  ].join('\n');
}

function createPolicy(table: string, { policy, command }: { policy: Policy; command: string }): string {
  const clauses = [
    command === 'insert' ? '' : `using (${policy.where})`,
    command === 'insert' || command === 'update' ? `with check (${policy.where})` : '',
  ];
  const name = `${policy.name}_${command}`;
  return `create policy ${name} on ${table} for ${command} to ${policy.to ?? 'pishkhan_app'} ${clauses.join(' ')};`;
}
