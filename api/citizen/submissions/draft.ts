import { randomBytes } from 'node:crypto';
import { getApplicant } from '../../../db/repositories/applicants.ts';
import { countDrafts, getSubmission, type SubmissionRow } from '../../../db/repositories/submissions.ts';
import { isEnd, type Opening, type SubmissionState, type Terms } from '../../../domain/submission/index.ts';
import { makeTrackingCode, TRACKING_CODE_BYTES } from '../../../domain/tracking/code.ts';
import { LetterEnded } from '../../engine/index.ts';
import { derivedId } from '../../http/requests/derived-id.ts';
import { fingerprintOf } from '../../http/requests/idempotency.ts';
import type { FaultCode } from '../../http/input/fault-codes.ts';
import { idempotencyKeyReused, invalid, Problem, type Fault } from '../../http/problems/problem.ts';
import { created } from '../../http/routing/reply.ts';
import { route, type Route } from '../../http/routing/route.ts';
import { readLetter } from '../../submissions/commands.ts';
import { faultsOfChoices, readChoices, toContent, toSender } from '../../submissions/content.ts';
import { etagOf, presentSubmission } from '../../submissions/presenter.ts';
import { LARGEST_LETTER, NewSubmission, Submission } from '../../submissions/schema.ts';
import { scopeOf, type LetterServices } from './letters.ts';
import type { Static } from '@sinclair/typebox';

const DRAFT_REMINDER_DAYS = 7;
const DRAFT_EXPIRY_DAYS = 30;

export const drafting = (services: LetterServices): Route[] => [
  route({
    method: 'post',
    path: '/api/v1/submissions',
    summary: 'Begin a letter',
    auth: 'applicant',
    access: 'letters:write',
    body: NewSubmission,
    bodyLimit: LARGEST_LETTER,
    responses: { 201: { description: 'The draft', schema: Submission, headers: ['ETag', 'Location'] } },
    problems: ['idempotency-key-reused', 'outcome-pending', 'too-many-drafts'],
    furtherFaults: async ({ body, principal: { applicantId } }) =>
      (await readStart(services, { body, applicantId })).faults,
    handler: async ({ body, principal, language, idempotencyKey }) => {
      const scope = scopeOf(principal);
      const id = derivedId(services.vault.hash, 'submission', principal.applicantId, idempotencyKey);
      const fingerprint = fingerprintOf(services.vault, body);
      const { opening, earlier } = await toOpening(services, { id, body, applicantId: principal.applicantId });
      const state =
        earlier ??
        (await open(services, { opening, fingerprint }).catch(async (error: unknown) => {
          if (!(error instanceof LetterEnded)) throw error;
          return (await readLetter(services, { scope, id })).state;
        }));
      if (state.fingerprint !== null && state.fingerprint !== fingerprint) throw idempotencyKeyReused();
      const headers = { ETag: etagOf(state), Location: `/api/v1/submissions/${id}` };
      return created(await presentSubmission(state, { directory: services.directory, language }), headers);
    },
  }),
];

async function open(
  { engine }: LetterServices,
  start: { opening: Opening; fingerprint: string },
): Promise<SubmissionState> {
  const { submission, fingerprint } = await engine.open(start);
  if (fingerprint !== start.fingerprint) throw idempotencyKeyReused();
  return submission;
}

type Body = Static<typeof NewSubmission>;

/**
 * With the letter of this key that has ended, if there is one: the engine forgets it after a while and would begin anew. What a letter
 * began from may be gone by the time of a repeat, and is no fault of it.
 */
async function toOpening(
  services: LetterServices,
  { id, body, applicantId }: { id: string; body: Body; applicantId: string },
): Promise<{ opening: Opening; earlier: SubmissionState | undefined }> {
  const { organisationId, clientReference = null, correctionOf = null } = body;
  const { sender, choices, faults, known, drafts } = await readStart(services, { id, body, applicantId });
  if ((faults.length > 0 && !known) || !choices) throw invalid(faults);
  if (!known && drafts >= services.config.limits.drafts) throw new Problem('too-many-drafts');
  const opening = {
    ...{ id, organisationId, applicantId, sender, content: toContent(body, choices), clientReference, correctionOf },
    trackingCode: makeTrackingCode(randomBytes(TRACKING_CODE_BYTES)),
    terms: await termsOf(services, organisationId),
  };
  return { opening, earlier: known && isEnd(known.state.status) ? known.state : undefined };
}

/** What a letter begins from, and every fault in it; of a body that is not whole, in what is there. */
async function readStart(
  { database, vault, config: { limits } }: LetterServices,
  { id, body, applicantId }: { id?: string; body: Partial<Body>; applicantId: string },
) {
  const { organisationId, legalPersonId, correctionOf } = body;
  const [applicant, choices, corrected, known, drafts] = await database.inOneTrip(
    { kind: 'applicant', applicantId },
    (trip) =>
      Promise.all([
        getApplicant(trip, { sealer: vault, id: applicantId }),
        organisationId ? readChoices(trip, { organisationId, legalPersonId, applicantId }) : null,
        correctionOf ? getSubmission(trip, { id: correctionOf, sealer: vault }) : null,
        id ? getSubmission<SubmissionState>(trip, { id, sealer: vault }) : undefined,
        id ? countDrafts(trip, { applicantId, limit: limits.drafts }) : 0,
      ]),
  );
  const faults: Fault[] = [];
  const sender = toSender(applicant, faults);
  if (choices) faults.push(...faultsOfChoices(body, choices));
  if (corrected !== null) faults.push(...faultsOfCorrected(corrected, organisationId));
  return { sender, choices, faults, known, drafts };
}

async function termsOf({ directory, config }: LetterServices, organisationId: string): Promise<Terms> {
  const names = await directory.find(organisationId);
  if (!names) throw invalid([{ pointer: '/organisationId', code: 'organisation-unknown' }]);
  const { claimMinutes, questionDays, closeAfterDays } = names.organisation;
  return {
    ...{ claimMinutes, questionDays, closeAfterDays },
    draftReminderDays: DRAFT_REMINDER_DAYS,
    draftExpiryDays: DRAFT_EXPIRY_DAYS,
    maxDocuments: config.limits.files,
  };
}

/** Only a rejected letter of one's own is corrected, and sent to the organisation that rejected it. */
function faultsOfCorrected(letter: SubmissionRow | undefined, organisationId: string | undefined): Fault[] {
  const fault = (code: FaultCode): Fault[] => [{ pointer: '/correctionOf', code }];
  if (!letter) return fault('submission-unknown');
  if (letter.status !== 'rejected') return fault('not-rejected');
  return letter.organisationId === (organisationId ?? letter.organisationId) ? [] : fault('not-rejected-here');
}
