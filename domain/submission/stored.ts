import { count, either, flag, isObject, listOf, nullable, object, oneOf, optional, text } from './shape.ts';
import { draftDeadlines, plain, TIMED_COMMANDS, type Deadline } from './deadlines.ts';
import {
  ATTENTION_REASONS,
  CIRCULATION_STEPS,
  ROUTED_BY,
  openQuestion,
  type InspectionResult,
  type LetterDocument,
  type StaffName,
  type SubmissionState,
} from './state.ts';
import { STATUSES } from './status.ts';
import { plusDays } from './support.ts';

type Json = Readonly<Record<string, unknown>>;

/**
 * What turns a state of each version into one of the next: its place is the version. States of the first releases say none, which is
 * version 0. A step that was released never changes; the next change of `SubmissionState` adds one.
 */
const UPGRADES: readonly ((state: Json) => Json)[] = [
  /** 1: the state says its version, has its deadlines stamped, and knows the requests that it has answered. */
  toVersion1,
  /** 2: the letter may be handed over, takes events of the correspondence system, and has replies with documents, written at the desk too. */
  toVersion2,
];

/** Of the states that this code makes. */
export const STATE_VERSION = UPGRADES.length;

const staffName = { staffId: text, name: text };

const inspection = either(
  object<Exclude<InspectionResult, { state: 'refused' }>>({ state: oneOf(['ready']), mediaType: text }),
  either(
    object<Extract<InspectionResult, { state: 'refused' }>>({ state: oneOf(['refused']), reasonCode: text }),
    object<{ readonly state: 'checking' }>({ state: oneOf(['checking']) }),
  ),
);

const letterDocument = object<LetterDocument>({
  ...{ id: text, name: text, bytes: count, sha256: text, key: text, addedAt: text },
  inspection,
});

const STATE = object<SubmissionState>({
  version: count,
  id: text,
  organisationId: text,
  applicantId: text,
  sequence: count,
  status: oneOf(STATUSES),
  sender: object({ firstName: text, lastName: text, nationalId: text, mobile: text }),
  content: object({
    subject: text,
    body: nullable(text),
    unitId: nullable(text),
    serviceId: nullable(text),
    legalPerson: nullable(object({ id: text, name: text, legalId: text })),
  }),
  clientReference: nullable(text),
  correctionOf: nullable(text),
  trackingCode: text,
  terms: object({
    draftReminderDays: count,
    draftExpiryDays: count,
    claimMinutes: count,
    questionDays: count,
    closeAfterDays: count,
    maxDocuments: count,
  }),
  documents: listOf(letterDocument),
  edits: count,
  createdAt: text,
  updatedAt: text,
  remindedAt: nullable(text),
  submittedAt: nullable(text),
  routing: nullable(
    object({
      policyVersion: count,
      by: oneOf(ROUTED_BY),
      unitId: text,
      secretariatUnitId: text,
      secretariatDecides: flag,
      acceptancesNeeded: oneOf([1, 2]),
      promisedAt: text,
      calendar: optional(text),
    }),
  ),
  unitId: nullable(text),
  assignee: nullable(object<StaffName>(staffName)),
  claim: nullable(object({ ...staffName, until: text })),
  acceptances: listOf(object({ ...staffName, at: text })),
  notes: listOf(object({ ...staffName, text, at: text })),
  questions: listOf(object({ text, askedAt: text, dueAt: text, answer: nullable(text), answeredAt: nullable(text) })),
  rejection: nullable(object({ reason: text, at: text })),
  handover: nullable(object({ reference: text, at: text })),
  registration: nullable(object({ letterNumber: text, registeredAt: text })),
  replies: listOf(
    object({ text, at: text, documents: listOf(letterDocument), by: nullable(object<StaffName>(staffName)) }),
  ),
  circulation: listOf(
    object({ id: text, type: oneOf(CIRCULATION_STEPS), sequence: count, at: text, unit: nullable(text) }),
  ),
  attention: nullable(object({ reason: oneOf(ATTENTION_REASONS), detail: nullable(text), since: text })),
  deadlines: listOf(object({ command: oneOf(TIMED_COMMANDS), at: text, calendar: nullable(text) })),
  fingerprint: nullable(text),
  answered: listOf(object({ id: text, fingerprint: text })),
  statusSince: text,
});

/** Until then each deadline was counted anew, in plain days, and the engine alone knew the requests. */
function toVersion1(json: Json): Json {
  return { ...json, fingerprint: null, answered: [], deadlines: deadlinesBefore(json as unknown as SubmissionState) };
}

function toVersion2(json: Json): Json {
  const { replies } = json as unknown as Partial<SubmissionState>;
  return {
    ...json,
    handover: null,
    circulation: [],
    replies: replies?.map((reply) => ({ ...reply, documents: [], by: null })),
  };
}

function deadlinesBefore(state: SubmissionState): Deadline[] {
  const { terms, claim, statusSince } = state;
  switch (state.status) {
    case 'draft':
      return draftDeadlines(state.createdAt, terms).filter(({ command }) => command !== 'remind' || !state.remindedAt);
    case 'awaitingDecision':
      return claim ? [{ command: 'lapseClaim', ...plain(claim.until) }] : [];
    case 'awaitingApplicant':
      return [{ command: 'expire', ...plain(openQuestion(state)?.dueAt ?? plusDays(statusSince, terms.questionDays)) }];
    case 'registered':
    case 'replied':
      return [{ command: 'close', ...plain(plusDays(statusSince, terms.closeAfterDays)) }];
    default:
      return [];
  }
}

/**
 * The letter that a store holds as JSON, in the shape of today: what an older version lacks is filled in. The one way in for the state
 * that a run of the workflow hands to the next, for rows of the database, and for states that go between API, workflow and activities,
 * whose code may be of different releases.
 * @throws when it is no letter's state, or one of a later release: nothing is guessed
 */
export function fromStored(json: unknown): SubmissionState {
  if (!isObject(json)) throw new Error('A stored letter is not an object.');
  const { version = 0 } = json;
  if (!isVersion(version)) throw new Error('A stored letter has a version that is not known here.');
  const state: Json = { ...upgraded(json, version), version: STATE_VERSION };
  const fault = STATE.faultOf(state, '');
  if (fault !== undefined) throw new Error(`A stored letter is malformed at ${fault}.`);
  return state as unknown as SubmissionState;
}

const isVersion = (version: unknown): version is number =>
  Number.isSafeInteger(version) && Number(version) >= 0 && Number(version) <= STATE_VERSION;

function upgraded(json: Json, version: number): Json {
  try {
    return UPGRADES.slice(version).reduce((older, upgrade) => upgrade(older), json);
  } catch (cause) {
    throw new Error(`A stored letter of version ${version} is malformed.`, { cause });
  }
}
