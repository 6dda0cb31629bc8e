import type { Actor, SubmissionState } from '../../../domain/submission/index.ts';
import type { Scope } from '../../../db/tenancy.ts';
import type { Language } from '../../http/language.ts';
import type { StaffPrincipal } from '../../http/principal.ts';
import { notFound } from '../../http/problem.ts';
import { ok, type Reply } from '../../http/reply.ts';
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
  const units = unitsSeenBy(principal);
  const { acceptances } = row.state;
  const decided = acceptances.some(({ staffId }) => staffId === principal.staffId);
  if (units && !decided && !units.includes(row.unitId ?? '')) throw notFound();
  return row;
}

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

/** Carries out a command on a letter that the caller sees and answers with the letter. */
export async function carryOut(
  services: DeskServices,
  call: Call,
  what: Pick<LetterRequest, 'command' | 'content'>,
): Promise<Reply> {
  const { params, principal, idempotencyKey } = call;
  await seen(services, principal, params.id);
  const caller = { scope: scopeOf(principal), actor: actorOf(principal) };
  const state = await command(services, { ...caller, ...what, submissionId: params.id, idempotencyKey });
  return show(services, state, call);
}
