/** Whose rows a transaction may touch. The row-level security policies read it from the transaction's settings. */
export type Scope =
  | { kind: 'organisation'; organisationId: string; staffId?: string }
  | { kind: 'applicant'; applicantId: string }
  | { kind: 'letter'; organisationId: string; applicantId: string; submissionId: string }
  | { kind: 'system'; name: SystemScope };

export type SystemScope = 'tracking' | 'signIn' | 'schedules' | 'worker';

/** The SQL that sets all of a scope's settings until the transaction ends, in one query. */
export const SET_SCOPE = `select set_config('app.scope_kind', $1, true), set_config('app.organisation_id', $2, true),
  set_config('app.applicant_id', $3, true), set_config('app.submission_id', $4, true), set_config('app.system', $5, true)`;

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
