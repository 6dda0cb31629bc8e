import { getStaff } from '../../../db/repositories/staff.ts';
import { getUnit } from '../../../db/repositories/units.ts';
import { stampAfter } from '../../../activities/routing/stamps.ts';
import type { Stamp, StaffName } from '../../../domain/submission/index.ts';
import type { StaffPrincipal } from '../../http/sessions/principal.ts';
import { forbidden, invalid, notFound, type Fault } from '../../http/problems/problem.ts';
import { route, type Route } from '../../http/routing/route.ts';
import { isRepeat, readLetter } from '../../submissions/commands.ts';
import {
  DeskSubmission,
  NoteBody,
  Nothing,
  QuestionBody,
  ReasonBody,
  ReassignBody,
  ReplyBody,
} from '../../submissions/schema.ts';
import { actorOf, runCommand, scopeOf, type Call, type DeskServices } from './letters.ts';

const LETTER = { 200: { description: 'The letter', schema: DeskSubmission, headers: ['ETag'] as const } };
const COMMAND = ['wrong-state', 'claimed-by-another', 'idempotency-key-reused', 'outcome-pending'] as const;

export const deciding = (services: DeskServices): Route[] => [
  ...plain(services),
  route({
    method: 'post',
    path: '/api/desk/v1/submissions/{id}/reject',
    summary: 'Reject a letter; the applicant is told the reason',
    auth: 'staff',
    body: ReasonBody,
    responses: LETTER,
    problems: COMMAND,
    handler: (call) => runCommand(services, call, { command: { type: 'reject', reason: call.body.reason } }),
  }),
  route({
    method: 'post',
    path: '/api/desk/v1/submissions/{id}/ask',
    summary: 'Ask the applicant something',
    auth: 'staff',
    body: QuestionBody,
    responses: LETTER,
    problems: COMMAND,
    handler: async (call) => {
      const content = { type: 'ask', question: call.body.question } as const;
      const due = await stampAfterTerm(services, call, 'questionDays');
      return runCommand(services, call, { command: { ...content, due }, content });
    },
  }),
  route({
    method: 'post',
    path: '/api/desk/v1/submissions/{id}/reassign',
    summary: 'Hand a letter to a unit, or to one of its controllers',
    auth: 'staff',
    body: ReassignBody,
    responses: LETTER,
    problems: COMMAND,
    handler: async (call) => {
      const { unitId } = call.body;
      const assignee = (await isCarriedOut(services, call))
        ? null
        : await checkedAssignee(services, call.principal, call.body);
      return runCommand(services, call, { command: { type: 'reassign', unitId, assignee }, content: call.body });
    },
  }),
  route({
    method: 'post',
    path: '/api/desk/v1/submissions/{id}/note',
    summary: 'Leave a note for colleagues',
    auth: 'staff',
    body: NoteBody,
    responses: LETTER,
    problems: COMMAND,
    handler: (call) => runCommand(services, call, { command: { type: 'note', text: call.body.text } }),
  }),
  route({
    method: 'post',
    path: '/api/desk/v1/submissions/{id}/reply',
    summary: 'Answer a registered letter, where the correspondence system cannot send answers back',
    auth: 'staff',
    body: ReplyBody,
    responses: LETTER,
    problems: COMMAND,
    handler: async (call) => {
      const names = await services.directory.find(call.principal.organisationId);
      if (!names?.organisation.repliesAtDesk) throw forbidden();
      const content = { type: 'reply', text: call.body.text, documents: [] } as const;
      const closing = await stampAfterTerm(services, call, 'closeAfterDays');
      return runCommand(services, call, { command: { ...content, closing }, content });
    },
  }),
];

const SUMMARIES = {
  claim: 'Take a letter for a while, so that nobody else decides it',
  release: 'Give a claimed letter back',
  accept: 'Accept a letter: it is registered and gets its number',
} as const;

/** The commands that say nothing but themselves. */
const plain = (services: DeskServices): Route[] =>
  (['claim', 'release', 'accept'] as const).map((type) =>
    route({
      method: 'post',
      path: `/api/desk/v1/submissions/{id}/${type}`,
      summary: SUMMARIES[type],
      auth: 'staff',
      body: Nothing,
      responses: LETTER,
      problems: COMMAND,
      handler: (call) => runCommand(services, call, { command: { type } }),
    }),
  );

/** A repeat of a handing over: the unit may be closed by now, the person gone. */
async function isCarriedOut(services: DeskServices, { params, principal, idempotencyKey }: Call): Promise<boolean> {
  const { state } = await readLetter(services, { scope: scopeOf(principal), id: params.id });
  const actor = actorOf(principal);
  return isRepeat(services, state, { actor, submissionId: params.id, idempotencyKey, name: 'reassign' });
}

/** The unit has to be an active one of the organisation, the person an active one who is stationed in it. */
async function checkedAssignee(
  { database }: DeskServices,
  principal: StaffPrincipal,
  { unitId, staffId }: { unitId: string; staffId?: string | null },
): Promise<StaffName | null> {
  const { organisationId } = principal;
  const faults: Fault[] = [];
  const staff = await database.configure(scopeOf(principal), async (transaction) => {
    const unit = await getUnit(transaction, { id: unitId, organisationId });
    if (!unit) faults.push({ pointer: '/unitId', code: 'unit-unknown' });
    else if (!unit.active) faults.push({ pointer: '/unitId', code: 'unit-inactive' });
    return staffId ? getStaff(transaction, { id: staffId }) : null;
  });
  if (staffId && !(staff?.active && staff.stationIds.includes(unitId)))
    faults.push({ pointer: '/staffId', code: 'staff-unknown' });
  if (faults.length > 0) throw invalid(faults);
  return staff ? { staffId: staff.id, name: staff.name } : null;
}

/** A wait ends with a working day of the organisation, after the letter's own term. */
async function stampAfterTerm(
  services: DeskServices,
  { principal, params }: Call,
  term: 'questionDays' | 'closeAfterDays',
): Promise<Stamp> {
  const [letter, names] = await Promise.all([
    readLetter(services, { scope: scopeOf(principal), id: params.id }),
    services.directory.find(principal.organisationId),
  ]);
  if (!names) throw notFound();
  return stampAfter(names.organisation, letter.state.terms[term]);
}
