import type { Actor, SubmissionState } from '../../../domain/submission/index.ts';
import type { Scope } from '../../../db/tenancy.ts';
import type { Language } from '../../http/texts/language.ts';
import type { StaffPrincipal } from '../../http/sessions/principal.ts';
import { notFound, Problem } from '../../http/problems/problem.ts';
import { ok, type Reply } from '../../http/routing/reply.ts';
import type { Services } from '../../services.ts';
import { command, readLetter, type LetterRequest, type LetterRow } from '../../submissions/commands.ts';
import type { Directory } from '../../submissions/directory.ts';
import { etagOf, presentForDesk } from '../../submissions/presenter.ts';

export type DeskServices = Services & { directory: Directory };

export const scopeOf = ({ organisationId, staffId }: StaffPrincipal): Scope => ({
  kind: 'organisation',
  organisationId,
  staffId,
});

export const actorOf = ({ staffId, name, stationIds, roles }: StaffPrincipal): Extract<Actor, { kind: 'staff' }> => ({
  kind: 'staff',
  id: staffId,
  name,
  stations: stationIds,
  isAdmin: roles.includes('admin'),
});

/** Secretaries and admins see all letters of the organisation, controllers those that stand in their units. */
export const unitsSeenBy = ({ roles, stationIds }: StaffPrincipal): readonly string[] | undefined =>
  roles.includes('admin') || roles.includes('secretary') ? undefined : stationIds;

/** A letter that the member of staff may see; else the same 404 as for one that is not there. */
export async function seen(services: DeskServices, principal: StaffPrincipal, id: string): Promise<LetterRow> {
  const row = await readLetter(services, { scope: scopeOf(principal), id });
  if (!mayBeSeenBy(principal, row)) throw notFound();
  return row;
}

function mayBeSeenBy(principal: StaffPrincipal, { unitId, state }: LetterRow): boolean {
  const units = unitsSeenBy(principal);
  const decided = state.acceptances.some(({ staffId }) => staffId === principal.staffId);
  return !units || decided || units.includes(unitId ?? '');
}

const isRefusal = (error: unknown): boolean => error instanceof Problem && [403, 409].includes(error.status);

export interface Call {
  params: { id: string };
  principal: StaffPrincipal;
  language: Language;
  idempotencyKey: string;
}

export async function show(
  { directory }: DeskServices,
  state: SubmissionState,
  { principal, language }: Pick<Call, 'principal' | 'language'>,
): Promise<Reply> {
  const body = await presentForDesk(state, { directory, language, actor: actorOf(principal) });
  return ok(body, { ETag: etagOf(state) });
}

/**
 * Carries out a command on a letter that the caller sees and answers with the letter. One that was handed to another unit is seen no
 * more; only the letter itself knows a repeat of that request, and refuses everything else.
 */
export async function runCommand(
  services: DeskServices,
  call: Call,
  what: Pick<LetterRequest, 'command' | 'content'>,
): Promise<Reply> {
  const { params, principal, idempotencyKey } = call;
  const caller = { scope: scopeOf(principal), actor: actorOf(principal) };
  const row = await readLetter(services, { scope: caller.scope, id: params.id });
  const request = { ...caller, ...what, submissionId: params.id, idempotencyKey };
  const state = await command(services, request).catch((error: unknown) => {
    throw mayBeSeenBy(principal, row) || !isRefusal(error) ? error : notFound();
  });
  return show(services, state, call);
}
