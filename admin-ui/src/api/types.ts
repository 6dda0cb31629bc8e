/** What the desk's HTTP API says, as it stands on the wire: ASCII digits, UTC instants. */

export type Status =
  | 'draft'
  | 'submitted'
  | 'awaitingDecision'
  | 'awaitingApplicant'
  | 'registering'
  | 'registered'
  | 'replied'
  | 'closed'
  | 'rejected'
  | 'withdrawn'
  | 'expired';

export type StaffAction =
  'claim' | 'release' | 'accept' | 'reject' | 'ask' | 'reassign' | 'note' | 'retry' | 'complete';

export type Role = 'secretary' | 'controller' | 'admin' | 'operator';

export interface Named {
  id: string;
  name: string;
}

export interface StaffRef {
  staffId: string;
  name: string;
}

export interface LetterDocument {
  id: string;
  name: string;
  mediaType: string | null;
  bytes: number;
  sha256: string;
  state: 'checking' | 'ready' | 'refused';
  reason: string | null;
  addedAt: string;
}

export interface Question {
  text: string;
  askedAt: string;
  answer: string | null;
  answeredAt: string | null;
  dueAt: string;
}

export interface Sender {
  kind: 'natural' | 'legal';
  firstName: string;
  lastName: string;
  nationalId: string;
  mobile: string;
  legalName?: string | null;
  legalId?: string | null;
}

export interface Submission {
  id: string;
  organisation: Named & { slug: string };
  unit: Named | null;
  service: Named | null;
  status: Status;
  needsAttention: boolean;
  sequence: number;
  subject: string;
  body: string | null;
  clientReference: string | null;
  correctionOf: string | null;
  documents: LetterDocument[];
  trackingCode: string | null;
  createdAt: string;
  updatedAt: string;
  submittedAt: string | null;
  promisedAt: string | null;
  expiresAt: string | null;
  letterNumber: string | null;
  registeredAt: string | null;
  rejection: { reason: string; at: string } | null;
  questions: Question[];
  replies: { text: string; at: string }[];
  allowedActions: StaffAction[];
  sender: Sender;
  claim: (StaffRef & { until: string }) | null;
  assignee: StaffRef | null;
  acceptances: (StaffRef & { at: string })[];
  acceptancesNeeded: number;
  notes: (StaffRef & { text: string; at: string })[];
  routing: { policyVersion: number; by: string } | null;
  attention: { reason: string; detail: string | null; since: string } | null;
}

export interface TimelineEntry {
  sequence: number;
  type: string;
  at: string;
  actor: 'applicant' | 'staff' | 'system';
  actorName?: string | null;
  text: string | null;
}

export interface Unit extends Named {
  nameEn?: string | null;
  code: string;
  kind: 'secretariat' | 'unit';
  active: boolean;
}

export interface StaffMember extends Named {
  username: string;
  roles: Role[];
  stationIds: string[];
  active: boolean;
  /** Given once, when the second factor is set. */
  totpUri?: string;
}

export interface RoutingRule {
  serviceId?: string | null;
  unitId?: string | null;
  applicantKind?: 'natural' | 'legal' | null;
  to: string;
}

export interface RoutingPolicy {
  mode: 'secretariat' | 'unit' | 'rules';
  secretariatUnitId: string | null;
  secretariatDecides: boolean;
  acceptancesNeeded: 1 | 2;
  rules: RoutingRule[];
  fallbackUnitId: string | null;
}

export interface PolicyVersion {
  id: string;
  version: number;
  policy: RoutingPolicy;
  createdAt: string;
  createdBy: { name: string } | null;
}

export interface OrganisationSettings {
  name: string;
  nameEn: string | null;
  weekend: number[];
  holidays: string[];
  promisedWorkingDays: number;
  claimMinutes: number;
  questionDays: number;
}

export interface Me extends Named {
  username: string;
  roles: Role[];
  organisation: Named & { slug: string };
  stations: Named[];
  permissions: string[];
}
