import { getLetterOrganisation } from '../../db/repositories/organisations-for-letters.ts';
import { getSubmissionByTrackingCode } from '../../db/repositories/submissions.ts';
import type { Scope } from '../../db/tenancy.ts';
import type { Mobile } from '../../domain/identity/index.ts';
import type { SubmissionState } from '../../domain/submission/index.ts';
import type { TrackingCode } from '../../domain/tracking/code.ts';
import type { Dependencies } from '../dependencies.ts';
import type { SmsLanguage } from '../sms/notice-text.ts';
import type { Found, OwnLetter } from './answer-text.ts';

type Needs = Pick<Dependencies, 'database' | 'vault'>;

const TRACKING: Scope = { kind: 'system', name: 'tracking' };

interface Asking {
  mobile: Mobile;
  language: SmsLanguage;
  /** Whose line is asked; null: the installation's, where every organisation's letters are told of. */
  organisationId: string | null;
}

/** An organisation's own line tells nothing of letters to others. */
export async function findLetter(needs: Needs, { code, asked }: { code: TrackingCode; asked: Asking }): Promise<Found> {
  const { database, vault } = needs;
  const row = await database.inOneTrip(TRACKING, (trip) =>
    getSubmissionByTrackingCode<SubmissionState>(trip, { trackingCode: code, sealer: vault }),
  );
  if (!row || (asked.organisationId !== null && row.organisationId !== asked.organisationId))
    return { code, kind: 'none' };
  const { state } = row;
  if (state.sender.mobile !== asked.mobile) return { code, kind: 'others', status: state.status };
  return { code, kind: 'own', letter: await named(needs, { state, language: asked.language }) };
}

async function named(
  { database }: Needs,
  { state, language }: { state: SubmissionState; language: SmsLanguage },
): Promise<OwnLetter> {
  const { organisationId, unitId } = state;
  const names = await database.inOneTrip({ kind: 'organisation', organisationId }, (trip) =>
    getLetterOrganisation(trip, { id: organisationId }),
  );
  const nameOf = (named: { name: string; nameEn: string } | undefined): string | undefined =>
    named && ((language === 'en' && named.nameEn) || named.name);
  const own = nameOf(names?.units.find(({ id }) => id === unitId)) ?? null;
  const unit = names?.circulationShown === 'fact' ? own : (lastReferredTo(state) ?? own);
  return { state, organisation: nameOf(names) ?? '', unit };
}

/** In the correspondence system, by its clock. */
const lastReferredTo = ({ circulation }: SubmissionState): string | null =>
  circulation
    .filter(({ unit }) => unit !== null)
    .toSorted((a, b) => Date.parse(a.at) - Date.parse(b.at))
    .at(-1)?.unit ?? null;
