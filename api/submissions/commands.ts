import type { Actor, Command, SubmissionState } from '../../domain/submission/index.ts';
import type { CommandName } from '../../workflows/messages.ts';
import { getSubmission, type SubmissionRow } from '../../db/repositories/submissions.ts';
import type { Scope } from '../../db/tenancy.ts';
import { LetterEnded } from '../engine/index.ts';
import { fingerprintOf } from '../http/requests/idempotency.ts';
import { idempotencyKeyReused, notFound, wrongState } from '../http/problems/problem.ts';
import type { Services } from '../services.ts';

export interface LetterRequest {
  /** Whose letters the caller may see. */
  scope: Scope;
  actor: Exclude<Actor, { kind: 'system' }>;
  submissionId: string;
  command: Command & { type: CommandName };
  idempotencyKey: string;
  /** What tells this request from another one with the same key; the command, unless it holds something made up here. */
  content?: unknown;
}

export type LetterRow = SubmissionRow<SubmissionState>;

/** The letter as the read model has it; the same 404 whether it is missing or not the caller's to know. */
export async function readLetter(services: Services, { scope, id }: { scope: Scope; id: string }): Promise<LetterRow> {
  const row = await services.database.inOneTrip(scope, (trip) =>
    getSubmission<SubmissionState>(trip, { id, sealer: services.vault }),
  );
  if (!row) throw notFound();
  return row;
}

/**
 * Gives a letter, that the caller is known to see, a command.
 * @returns the letter after it; for a repeated request the letter as it was answered first
 */
export async function command(services: Services, request: LetterRequest): Promise<SubmissionState> {
  const { actor, submissionId, command, idempotencyKey, content = command } = request;
  const name = command.type;
  const fingerprint = fingerprintOf(services.vault, content);
  const updateId = services.vault
    .hash('idempotency.update', JSON.stringify([actor.kind, actor.id, name, submissionId, idempotencyKey]))
    .toString('base64url');
  try {
    const answer = await services.engine.send({ submissionId, name, command, actor, updateId, fingerprint });
    if (answer.fingerprint !== fingerprint) throw idempotencyKeyReused();
    return answer.submission;
  } catch (error) {
    if (!(error instanceof LetterEnded)) throw error;
    const row = await readLetter(services, { scope: request.scope, id: submissionId });
    throw wrongState(row.status);
  }
}
