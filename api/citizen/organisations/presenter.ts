import type { OrganisationChoice } from '../../../db/repositories/organisations-for-letters.ts';
import { unitRequired } from '../../../domain/routing/index.ts';
import { localised, type Language } from '../../http/texts/language.ts';

export const presentChoice =
  (language: Language) =>
  ({ id, slug, policy, units, services, ...named }: OrganisationChoice) => ({
    id,
    slug,
    name: localised(named, language),
    routingMode: policy?.mode ?? 'secretariat',
    unitRequired: policy !== null && unitRequired(policy),
    units: units.filter(({ kind }) => kind === 'unit').map(presentNamed(language)),
    services: services.map(presentNamed(language)),
  });

const presentNamed = (language: Language) => (named: { id: string; name: string; nameEn: string }) => ({
  id: named.id,
  name: localised(named, language),
});
