export interface Named {
  id: string;
  name: string;
}

export interface Me {
  id: string;
  mobile: string;
  firstName: string | null;
  lastName: string | null;
  nationalId: string | null;
  complete: boolean;
}

export interface LegalPerson extends Named {
  legalId: string;
}

export type RoutingMode = 'secretariat' | 'unit' | 'rules';

export interface Organisation extends Named {
  slug: string;
  routingMode: RoutingMode;
  unitRequired: boolean;
  units: Named[];
  services: Named[];
}

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

export type Action = 'edit' | 'attach' | 'removeDocument' | 'submit' | 'withdraw' | 'answer';

export interface LetterDocument {
  id: string;
  name: string;
  mediaType: string | null;
  bytes: number;
  sha256: string;
  state: 'checking' | 'ready' | 'refused';
  reason: string | null;
  reasonCode: string | null;
  addedAt: string;
}

export interface Question {
  text: string;
  askedAt: string;
  answer: string | null;
  answeredAt: string | null;
  dueAt: string;
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
  legalPerson: LegalPerson | null;
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
  allowedActions: Action[];
}

export interface TimelineEntry {
  sequence: number;
  type: string;
  at: string;
  actor: 'applicant' | 'staff' | 'system';
  text: string | null;
}

export interface Tracking {
  trackingCode: string;
  status: Status;
  organisation: { name: string };
  submittedAt: string | null;
  promisedAt: string | null;
  updatedAt: string;
  letterNumber: string | null;
}

export interface Challenge {
  challengeId: string;
  expiresAt: string;
  resendAt: string;
}

export interface Page<T> {
  items: T[];
  next: string | null;
}

/** What a draft can be made of and changed to; `null` empties a field. */
export interface DraftFields {
  organisationId: string;
  unitId: string | null;
  serviceId: string | null;
  legalPersonId: string | null;
  subject: string;
  body: string | null;
  correctionOf: string | null;
}
