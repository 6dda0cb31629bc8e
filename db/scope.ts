/** Whose rows a transaction may touch. The row-level security policies read it from the transaction's settings. */
export type Scope =
  | { kind: 'organisation'; organisationId: string; staffId?: string }
  | { kind: 'applicant'; applicantId: string }
  | { kind: 'letter'; organisationId: string; applicantId: string; submissionId: string }
  | { kind: 'system'; name: SystemScope };

export type SystemScope = 'directory' | 'tracking' | 'signIn' | 'schedules' | 'worker' | 'hooks';

const SETTINGS = ['app.scope_kind', 'app.organisation_id', 'app.applicant_id', 'app.submission_id', 'app.system'];

/** Sets all of a scope's settings until the transaction ends, and gives no row. */
export const SET_SCOPE = `select where num_nonnulls(${SETTINGS.map(
  (setting, index) => `set_config('${setting}', $${1 + index}, true)`,
).join(', ')}) = 0`;

/** The values for {@link SET_SCOPE}; what a scope does not name is set to nothing, so that nothing is inherited. */
export function scopeSettings(scope: Scope): string[] {
  return [
    scope.kind,
    'organisationId' in scope ? scope.organisationId : '',
    'applicantId' in scope ? scope.applicantId : '',
    scope.kind === 'letter' ? scope.submissionId : '',
    scope.kind === 'system' ? scope.name : '',
  ];
}
