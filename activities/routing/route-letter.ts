import { addWorkingDays } from '../../domain/calendar/index.ts';
import { chosenUnit, route } from '../../domain/routing/index.ts';
import type { Routing } from '../../domain/submission/index.ts';
import { getOrganisation } from '../../db/repositories/organisations.ts';
import { latestRoutingPolicy } from '../../db/repositories/routing-policies.ts';
import { listUnits } from '../../db/repositories/units.ts';
import type { LetterActivities } from '../contract.ts';
import type { Dependencies } from '../dependencies.ts';

/** Routing by the organisation's policy of the moment. A letter that no rule can place goes to the secretariat. */
export function createRouting({ database }: Dependencies): Pick<LetterActivities, 'routeLetter'> {
  return {
    routeLetter: ({ organisationId, submittedAt, ...letter }) =>
      database.inOneTrip({ kind: 'organisation', organisationId }, async (transaction): Promise<Routing> => {
        const [organisation, latest, units] = await Promise.all([
          getOrganisation(transaction, { id: organisationId }),
          latestRoutingPolicy(transaction, { organisationId }),
          listUnits(transaction, { organisationId }),
        ]);
        if (!organisation || !latest) throw new Error('The organisation has no routing policy.');
        const { policy, version } = latest;
        const destination = route(policy, { ...letter, unitId: chosenUnit(letter.unitId, units) });
        const secretariatUnitId =
          policy.secretariatUnitId || (units.find(({ kind }) => kind === 'secretariat')?.id ?? '');
        const { weekend, holidays, promisedWorkingDays } = organisation;
        return {
          ...('refusal' in destination
            ? { unitId: secretariatUnitId, by: 'fallback' as const }
            : { unitId: destination.unitId, by: destination.by }),
          policyVersion: version,
          secretariatUnitId,
          secretariatDecides: policy.mode === 'unit' || policy.secretariatDecides,
          acceptancesNeeded: policy.acceptancesNeeded,
          promisedAt: addWorkingDays({ weekend, holidays }, new Date(submittedAt), promisedWorkingDays).toISOString(),
        };
      }),
  };
}
