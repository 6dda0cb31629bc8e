import { addWorkingDays } from '../../domain/calendar/index.ts';
import { chosenUnit, route } from '../../domain/routing/index.ts';
import { applicantKindOf, type Routing, type SubmissionState } from '../../domain/submission/index.ts';
import { getLetterOrganisation } from '../../db/repositories/organisations-for-letters.ts';
import type { Database } from '../../db/tenancy.ts';
import { calendarVersion } from './stamps.ts';

/**
 * Routing by the organisation's policy of the moment. A letter that no rule can place goes to the secretariat; where there is none, to
 * the unit that it was for, closed or not, from which an admin can hand it on.
 */
export function routeBy(
  database: Database,
  { organisationId, content, submittedAt, createdAt }: SubmissionState,
): Promise<Routing> {
  const { unitId, serviceId } = content;
  return database.inOneTrip({ kind: 'organisation', organisationId }, async (trip) => {
    const organisation = await getLetterOrganisation(trip, { id: organisationId });
    const { policy, policyVersion, units = [] } = organisation ?? {};
    if (!organisation || !policy || !policyVersion) throw new Error('The organisation has no routing policy.');
    const letter = { unitId: chosenUnit(unitId, units), serviceId, applicantKind: applicantKindOf(content) };
    const destination = route(policy, letter);
    const open = units.filter(({ active }) => active);
    const secretariatUnitId = policy.secretariatUnitId || (open.find(({ kind }) => kind === 'secretariat')?.id ?? '');
    const { weekend, holidays, promisedWorkingDays } = organisation;
    const received = new Date(submittedAt ?? createdAt);
    return {
      ...('refusal' in destination
        ? { unitId: secretariatUnitId || unitId || (open[0]?.id ?? ''), by: 'fallback' as const }
        : { unitId: destination.unitId, by: destination.by }),
      policyVersion,
      secretariatUnitId,
      secretariatDecides: policy.mode === 'unit' || policy.secretariatDecides,
      acceptancesNeeded: policy.acceptancesNeeded,
      calendar: calendarVersion({ weekend, holidays }),
      promisedAt: addWorkingDays({ weekend, holidays }, received, promisedWorkingDays).toISOString(),
    };
  });
}
