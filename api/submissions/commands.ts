import type { Actor, Command, SubmissionState } from '../../domain/submission/index.ts';
import type { CommandName } from '../../workflows/updates.ts';
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
 * @returns the letter after it; for a repeated request the letter as it was answered first or, when the engine knows that answer no
 * more, as it is now
 */
export async function command(services: Services, request: LetterRequest): Promise<SubmissionState> {
  const { actor, submissionId, command, content = command } = request;
  const name = command.type;
  const fingerprint = fingerprintOf(services.vault, content);
  const updateId = updateIdOf(services, { ...request, name });
  try {
    const answer = await services.engine.send({ submissionId, name, command, actor, updateId, fingerprint });
    if (answer.fingerprint !== fingerprint) throw idempotencyKeyReused();
    return answer.submission;
  } catch (error) {
    if (!(error instanceof LetterEnded)) throw error;
    const { state } = await readLetter(services, { scope: request.scope, id: submissionId });
    const first = state.answered.find(({ id }) => id === updateId);
    if (!first) throw wrongState(state.status);
    if (first.fingerprint !== fingerprint) throw idempotencyKeyReused();
    return state;
  }
}

type Named = Pick<LetterRequest, 'actor' | 'submissionId' | 'idempotencyKey'> & { name: CommandName };

const updateIdOf = ({ vault }: Services, { actor, name, submissionId, idempotencyKey }: Named): string =>
  vault
    .hash('idempotency.update', JSON.stringify([actor.kind, actor.id, name, submissionId, idempotencyKey]))
    .toString('base64url');

/**
 * Whether the letter has carried this request out: what has changed since is no fault of a repeat. It is not judged again; whether it is
 * the same request, `command` says.
 */
export const isRepeat = (services: Services, state: SubmissionState, request: Named): boolean => {
  const updateId = updateIdOf(services, request);
  return state.answered.some(({ id }) => id === updateId);
};
