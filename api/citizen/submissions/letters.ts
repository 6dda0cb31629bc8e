import type { Actor, SubmissionState } from '../../../domain/submission/index.ts';
import type { Scope } from '../../../db/tenancy.ts';
import type { CommandName } from '../../../workflows/updates.ts';
import type { Language } from '../../http/texts/language.ts';
import type { ApplicantPrincipal } from '../../http/sessions/principal.ts';
import { ok, type Reply } from '../../http/routing/reply.ts';
import type { Services } from '../../services.ts';
import { command, type LetterRequest } from '../../submissions/commands.ts';
import type { Directory } from '../../submissions/directory.ts';
import { etagOf, presentSubmission } from '../../submissions/presenter.ts';

export type LetterServices = Services & { directory: Directory };

export const scopeOf = ({ applicantId }: ApplicantPrincipal): Scope => ({ kind: 'applicant', applicantId });
export const actorOf = ({ applicantId }: ApplicantPrincipal): Extract<Actor, { kind: 'applicant' }> => ({
  kind: 'applicant',
  id: applicantId,
});

export interface Call {
  params: { id: string };
  principal: ApplicantPrincipal;
  language: Language;
  idempotencyKey: string;
}

export async function show({ directory }: LetterServices, state: SubmissionState, language: Language): Promise<Reply> {
  return ok(await presentSubmission(state, { directory, language }), { ETag: etagOf(state) });
}

/** What a request is known by when it comes again. */
export const requestOf = ({ params, principal, idempotencyKey }: Call, name: CommandName) => ({
  ...{ actor: actorOf(principal), submissionId: params.id, idempotencyKey, name },
});

/** Carries out a command on a letter of the caller's and answers with the letter. */
export async function runCommand(
  services: LetterServices,
  { params: { id }, principal, language, idempotencyKey }: Call,
  what: Pick<LetterRequest, 'command' | 'content'>,
): Promise<Reply> {
  const caller = { scope: scopeOf(principal), actor: actorOf(principal) };
  const state = await command(services, { ...caller, ...what, submissionId: id, idempotencyKey });
  return show(services, state, language);
}
