import type { Static } from '@sinclair/typebox';
import { routingForLetter } from '../../../db/repositories/organisations-for-letters.ts';
import { getSubmission } from '../../../db/repositories/submissions.ts';
import { unitRequired } from '../../../domain/routing/index.ts';
import type { SubmissionState } from '../../../domain/submission/index.ts';
import { expectedSequence, readIfMatch } from '../../http/requests/if-match.ts';
import { invalid, notFound } from '../../http/problems/problem.ts';
import { route, type Route } from '../../http/routing/route.ts';
import { isRepeat, readLetter } from '../../submissions/commands.ts';
import { faultsOfChoices, readChoices, toContent } from '../../submissions/content.ts';
import { AnswerBody, LARGEST_LETTER, Nothing, Submission, SubmissionChange } from '../../submissions/schema.ts';
import { runCommand, requestOf, scopeOf, type Call, type LetterServices } from './letters.ts';

const LETTER = { 200: { description: 'The letter', schema: Submission, headers: ['ETag'] as const } };
const COMMAND = ['wrong-state', 'idempotency-key-reused', 'outcome-pending'] as const;

export const changing = (services: LetterServices): Route[] => [
  route({
    method: 'patch',
    path: '/api/v1/submissions/{id}',
    summary: 'Change a draft; `If-Match` names the version that was seen, several, or `*` for any',
    auth: 'applicant',
    access: 'letters:write',
    body: SubmissionChange,
    bodyLimit: LARGEST_LETTER,
    responses: LETTER,
    problems: [...COMMAND, 'precondition-required', 'precondition-failed', 'too-many-edits'],
    furtherFaults: async ({ body, ...call }) => {
      const { state } = await seen(services, call);
      return (await readChange(services, { state, change: body })).faults;
    },
    handler: async (call) => {
      const ifMatch = readIfMatch(call.request.headers['if-match']);
      const { state } = await readLetter(services, { scope: scopeOf(call.principal), id: call.params.id });
      const { wanted, choices, faults } = await readChange(services, { state, change: call.body });
      if (faults.length > 0 && !isRepeat(services, state, requestOf(call, 'edit'))) throw invalid(faults);
      const expected = expectedSequence(ifMatch, state.sequence);
      const command = { type: 'edit', content: toContent(wanted, choices), expectedSequence: expected } as const;
      return runCommand(services, call, { command, content: [call.body, ifMatch] });
    },
  }),
  route({
    method: 'post',
    path: '/api/v1/submissions/{id}/submit',
    summary: 'Send a letter; the answer has its tracking code and promised date',
    auth: 'applicant',
    access: 'letters:write',
    body: Nothing,
    responses: LETTER,
    problems: [...COMMAND, 'documents-pending'],
    handler: async (call) => {
      const command = { type: 'submit', unitRequired: await unitIsNeeded(services, call) } as const;
      return runCommand(services, call, { command, content: call.body });
    },
  }),
  route({
    method: 'post',
    path: '/api/v1/submissions/{id}/withdraw',
    summary: 'Take a letter back before it is decided',
    auth: 'applicant',
    access: 'letters:write',
    body: Nothing,
    responses: LETTER,
    problems: COMMAND,
    handler: async (call) => {
      await seen(services, call);
      return runCommand(services, call, { command: { type: 'withdraw' } });
    },
  }),
  route({
    method: 'post',
    path: '/api/v1/submissions/{id}/answer',
    summary: 'Answer the open question',
    auth: 'applicant',
    access: 'letters:write',
    body: AnswerBody,
    responses: LETTER,
    problems: [...COMMAND, 'documents-pending'],
    handler: async (call) => {
      await seen(services, call);
      return runCommand(services, call, { command: { type: 'answer', text: call.body.text } });
    },
  }),
];

/** A letter of somebody else's is not there. */
const seen = (services: LetterServices, { params, principal }: Pick<Call, 'params' | 'principal'>) =>
  readLetter(services, { scope: scopeOf(principal), id: params.id });

type Change = Static<typeof SubmissionChange>;

/** The letter with what was given changed, and every fault in it; `null` takes something away. */
async function readChange(
  { database }: LetterServices,
  { state, change }: { state: SubmissionState; change: Partial<Change> },
) {
  const { legalPerson, ...before } = state.content;
  const wanted = { ...before, legalPersonId: legalPerson?.id ?? null, ...change };
  const { applicantId, organisationId } = state;
  const chosen = { organisationId, legalPersonId: wanted.legalPersonId, applicantId };
  const choices = await database.inOneTrip({ kind: 'applicant', applicantId }, (trip) => readChoices(trip, chosen));
  return { wanted, choices, faults: faultsOfChoices(wanted, choices) };
}

/**
 * The letter's organisation may want to be told the unit; one that was closed since is none.
 * A letter that is sent already stays so: a repeat of that request has its answer.
 */
async function unitIsNeeded(
  { database, vault }: LetterServices,
  { params: { id }, principal }: Call,
): Promise<boolean> {
  const [row, routing] = await database.inOneTrip(scopeOf(principal), (trip) =>
    Promise.all([getSubmission(trip, { id, sealer: vault }), routingForLetter(trip, { submissionId: id })]),
  );
  if (!row) throw notFound();
  if (!routing || !unitRequired(routing.policy)) return false;
  if (row.status === 'draft' && routing.unitIsOpen === false)
    throw invalid([{ pointer: '/unitId', code: 'unit-inactive' }]);
  return true;
}
