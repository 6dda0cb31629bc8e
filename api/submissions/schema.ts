import { Type } from '@sinclair/typebox';
import {
  APPLICANT_ACTIONS,
  ATTENTION_REASONS,
  CIRCULATION_STEPS,
  EVENT_TYPES,
  ROUTED_BY,
  STAFF_ACTIONS,
  STATUSES,
} from '../../domain/submission/index.ts';
import { MOST_HIDDEN } from '../../db/repositories/searching.ts';
import { BOUNDS } from '../../domain/text/bounds.ts';
import { Closed, Code, Instant, Line, Nullable, OneOf, Page, PAGE_QUERY, Text, Uuid } from '../http/input/schema.ts';

/** Of a letter with 10,000 characters, each as two `\\u` escapes. */
export const LARGEST_LETTER = '128kb';

const Named = Type.Object({ id: Uuid(), name: Type.String() }, { $id: 'Named' });
const Receiver = Type.Object({ id: Uuid(), slug: Type.String(), name: Type.String() }, { $id: 'Receiver' });
const LegalPersonOfLetter = Type.Object(
  { id: Uuid(), name: Type.String(), legalId: Type.String() },
  { $id: 'LegalPersonOfLetter' },
);

export const Document = Type.Object(
  {
    id: Uuid(),
    name: Type.String(),
    mediaType: Nullable(Type.String()),
    bytes: Type.Integer(),
    sha256: Type.String(),
    state: OneOf(['checking', 'ready', 'refused']),
    reason: Nullable(Type.String({ description: 'Why it was refused, in the asked language' })),
    reasonCode: Nullable(Type.String()),
    addedAt: Instant(),
  },
  { $id: 'Document' },
);

const Question = Type.Object(
  {
    text: Type.String(),
    askedAt: Instant(),
    dueAt: Instant(),
    answer: Nullable(Type.String()),
    answeredAt: Nullable(Instant()),
  },
  { $id: 'Question' },
);

const Rejection = Type.Object({ reason: Type.String(), at: Instant() }, { $id: 'Rejection' });

const listed = {
  id: Uuid(),
  organisation: Receiver,
  unit: Nullable(Named),
  service: Nullable(Named),
  status: OneOf(STATUSES),
  needsAttention: Type.Boolean(),
  sequence: Type.Integer(),
  subject: Type.String(),
  clientReference: Nullable(Type.String()),
  correctionOf: Nullable(Uuid()),
  trackingCode: Nullable(Type.String()),
  createdAt: Instant(),
  updatedAt: Instant(),
  submittedAt: Nullable(Instant()),
  promisedAt: Nullable(Instant()),
  letterNumber: Nullable(Type.String()),
  registeredAt: Nullable(Instant()),
};

const summary = {
  ...listed,
  documentCount: Type.Integer({ description: 'Without the refused ones' }),
  decidedAt: Nullable(Instant()),
  answeredAt: Nullable(Instant()),
  dueAt: Nullable(Instant()),
};

/** A letter in a list: nothing of its text, its documents and its sender's numbers. */
export const SubmissionSummary = Type.Object(summary, { $id: 'SubmissionSummary' });

const Claim = Type.Object({ staffId: Uuid(), name: Type.String(), until: Instant() });
const Attention = Type.Object({ reason: OneOf(ATTENTION_REASONS), detail: Nullable(Type.String()), since: Instant() });

export const DeskSubmissionSummary = Type.Object(
  {
    ...summary,
    sender: Type.Object({ kind: OneOf(['natural', 'legal']), name: Type.String() }),
    claim: Nullable(Claim),
    attention: Nullable(Attention),
  },
  { $id: 'DeskSubmissionSummary' },
);

const Reply = Type.Object(
  { text: Type.String(), at: Instant(), documents: Type.Array(Document) },
  { $id: 'Reply', description: 'Documents are had as those of the letter are' },
);

/** Where the letter is in the organisation's correspondence system, as much as the organisation shows. */
export const CirculationState = Type.Object(
  { type: OneOf(CIRCULATION_STEPS), at: Instant(), unit: Nullable(Type.String()) },
  { $id: 'CirculationState' },
);

const shared = {
  ...listed,
  body: Nullable(Type.String()),
  legalPerson: Nullable(LegalPersonOfLetter),
  documents: Type.Array(Document),
  expiresAt: Nullable(Instant()),
  rejection: Nullable(Rejection),
  questions: Type.Array(Question),
  replies: Type.Array(Reply),
  circulation: Nullable(CirculationState),
};

export const Submission = Type.Object(
  {
    ...shared,
    maxDocuments: Type.Integer({ description: 'Most documents, as it was set when the letter was begun' }),
    allowedActions: Type.Array(OneOf(APPLICANT_ACTIONS)),
  },
  { $id: 'Submission' },
);

const StaffAt = Type.Object({ staffId: Uuid(), name: Type.String(), at: Instant() }, { $id: 'StaffAt' });

export const DeskSubmission = Type.Object(
  {
    ...shared,
    sender: Type.Object({
      kind: OneOf(['natural', 'legal']),
      firstName: Type.String(),
      lastName: Type.String(),
      nationalId: Type.String(),
      mobile: Type.String(),
      legalName: Type.Optional(Type.String()),
      legalId: Type.Optional(Type.String()),
    }),
    claim: Nullable(Claim),
    assignee: Nullable(Type.Object({ staffId: Uuid(), name: Type.String() })),
    acceptances: Type.Array(StaffAt),
    acceptancesNeeded: Type.Integer(),
    repliesBy: Type.Array(Nullable(Type.String()), { description: 'Who wrote each reply at the desk' }),
    notes: Type.Array(Type.Object({ staffId: Uuid(), name: Type.String(), text: Type.String(), at: Instant() })),
    routing: Nullable(Type.Object({ policyVersion: Type.Integer(), by: OneOf(ROUTED_BY) })),
    attention: Nullable(Attention),
    allowedActions: Type.Array(OneOf(STAFF_ACTIONS)),
  },
  { $id: 'DeskSubmission' },
);

export const Timeline = Type.Object({
  items: Type.Array(
    Type.Object(
      {
        sequence: Type.Integer(),
        type: OneOf(EVENT_TYPES),
        at: Instant(),
        actor: OneOf(['applicant', 'staff', 'system']),
        actorName: Type.Optional(Nullable(Type.String())),
        text: Nullable(Type.String()),
        unit: Type.Optional(Nullable(Type.String({ description: 'To whom it was referred' }))),
        person: Type.Optional(Nullable(Type.String())),
      },
      { $id: 'TimelineEntry' },
    ),
  ),
});

/** The messages that told the applicant of a letter, and what became of each. */
export const LetterNotices = Type.Object({
  items: Type.Array(
    Type.Object(
      {
        id: Uuid(),
        kind: Type.String({ description: 'The event that it tells of' }),
        text: Type.String(),
        parts: Nullable(Type.Integer()),
        at: Instant(),
        delivery: OneOf(['held', 'waiting', 'sent', 'delivered', 'givenUp'] as const),
        reason: Nullable(OneOf(['refused', 'undelivered', 'in-doubt', 'too-late', 'opted-out'] as const)),
        tries: Type.Array(
          Type.Object({
            panelId: Type.String(),
            panel: Type.String(),
            state: Type.String(),
            reason: Nullable(Type.String()),
            at: Instant(),
          }),
        ),
      },
      { $id: 'LetterNotice' },
    ),
  ),
});

export const Submissions = Page(SubmissionSummary);

/** A list with what a search finds beyond its filter. */
export const FoundSubmissions = Page(DeskSubmissionSummary, {
  hidden: Type.Integer({
    maximum: MOST_HIDDEN,
    description: `Letters that the search finds and the filter hides, counted on the first page up to ${MOST_HIDDEN}`,
  }),
});

/** One status or several, with commas between them. */
const StatusList = Type.String({ maxLength: 200, pattern: `^(${STATUSES.join('|')})(,(${STATUSES.join('|')}))*$` });

const FILTERS = {
  ...PAGE_QUERY,
  status: Type.Optional(StatusList),
  trackingCode: Type.Optional(Code({ maxLength: 40 })),
  letterNumber: Type.Optional(Code({ maxLength: BOUNDS.letterNumber.maxLength })),
};

export const SubmissionQuery = Closed({
  ...FILTERS,
  organisationId: Type.Optional(Uuid()),
  clientReference: Type.Optional(Line(BOUNDS.clientReference)),
});

export const DeskQuery = Closed({
  ...FILTERS,
  unitId: Type.Optional(Uuid()),
  q: Type.Optional(Line(BOUNDS.search)),
  mine: Type.Optional(Type.Boolean()),
  order: Type.Optional(
    OneOf(['newest', 'oldest'], { description: 'By when they were begun; `newest` first by default' }),
  ),
});

const content = {
  unitId: Type.Optional(Nullable(Uuid())),
  serviceId: Type.Optional(Nullable(Uuid())),
  legalPersonId: Type.Optional(Nullable(Uuid())),
  body: Type.Optional(Nullable(Text(BOUNDS.body))),
};

export const NewSubmission = Closed({
  organisationId: Uuid(),
  subject: Line(BOUNDS.subject),
  ...content,
  clientReference: Type.Optional(Nullable(Line(BOUNDS.clientReference))),
  correctionOf: Type.Optional(Nullable(Uuid())),
});

export const SubmissionChange = Closed(
  { subject: Type.Optional(Line(BOUNDS.subject)), ...content },
  { minProperties: 1 },
);

export const Nothing = Closed({});
export const AnswerBody = Closed({ text: Text(BOUNDS.answer) });
export const ReasonBody = Closed({ reason: Text(BOUNDS.reason) });
export const QuestionBody = Closed({ question: Text(BOUNDS.question) });
export const NoteBody = Closed({ text: Text(BOUNDS.note) });
export const ReplyBody = Closed({ text: Text(BOUNDS.reply) });
export const ReassignBody = Closed({ unitId: Uuid(), staffId: Type.Optional(Nullable(Uuid())) });
export const CompleteBody = Closed({ letterNumber: Code(BOUNDS.letterNumber) });
export const DocumentForm = Closed({ file: Type.String({ format: 'binary' }) });
