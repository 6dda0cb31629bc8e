/** How an organisation directs letters: all to its secretariat, to the unit that the applicant chose, or by its own rules. */
export const ROUTING_MODES = ['secretariat', 'unit', 'rules'] as const;
export type RoutingMode = (typeof ROUTING_MODES)[number];

export const UNIT_KINDS = ['secretariat', 'unit'] as const;
export type UnitKind = (typeof UNIT_KINDS)[number];

/** Natural (حقیقی) or legal (حقوقی) person. */
export const APPLICANT_KINDS = ['natural', 'legal'] as const;
export type ApplicantKind = (typeof APPLICANT_KINDS)[number];

/** One controller's acceptance, or the acceptances of two different controllers (four eyes). */
export const ACCEPTANCES = [1, 2] as const;
export type AcceptancesNeeded = (typeof ACCEPTANCES)[number];

/** More rules than anyone can keep in mind are a mistake, and each costs time at every submission. */
export const MAX_RULES = 200;

/** A condition that is left out holds for every letter. `to` is the unit that the letter goes to. */
export interface Rule {
  readonly serviceId?: string;
  readonly unitId?: string;
  readonly applicantKind?: ApplicantKind;
  readonly to: string;
}

/** One version of an organisation's routing policy. A letter keeps the version with which it was routed. */
export interface RoutingPolicy {
  readonly mode: RoutingMode;
  /** May be empty in an organisation without a secretariat, unless the mode is `secretariat`. */
  readonly secretariatUnitId: string;
  /** Whether the secretariat may itself decide a letter, or only hand it to a unit. */
  readonly secretariatDecides: boolean;
  readonly acceptancesNeeded: AcceptancesNeeded;
  /** Looked at in this order, in the mode `rules` only. */
  readonly rules: readonly Rule[];
  /** Where a letter goes that no rule covers; in the mode `unit`, one without a chosen unit. `null` there: the applicant has to choose. */
  readonly fallbackUnitId: string | null;
}

/** What routing looks at in a letter. `unitId` is the applicant's choice, see {@link chosenUnit}. */
export interface RoutableLetter {
  readonly unitId: string | null;
  readonly serviceId: string | null;
  readonly applicantKind: ApplicantKind;
}

/** What is to be known about an organisation's unit to judge a policy. */
export interface RoutableUnit {
  readonly id: string;
  readonly kind: UnitKind;
  readonly active: boolean;
}

export type Destination =
  | { readonly unitId: string; readonly by: 'secretariat' | 'unit' | 'fallback' }
  | { readonly unitId: string; readonly by: 'rule'; /** Its index in the policy. */ readonly rule: number };

/** The applicant has to choose a unit. */
export interface RoutingRefusal {
  readonly refusal: 'unit-needed';
}

export const POLICY_FAULT_CODES = [
  'unit-unknown',
  'unit-inactive',
  'not-a-secretariat',
  'no-deciding-unit',
  'fallback-needed',
  'rule-unreachable',
  'too-many-rules',
  'acceptances-invalid',
] as const;
export type PolicyFaultCode = (typeof POLICY_FAULT_CODES)[number];

/** What is wrong with a policy and where: a JSON pointer into it (RFC 6901). The message files have the words to each code. */
export interface Fault {
  readonly pointer: string;
  readonly code: PolicyFaultCode;
}
