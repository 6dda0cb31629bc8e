import type { Submission } from '../api/types.ts';
import { useTexts } from '../texts/catalogue.ts';
import { SummaryList } from './summary-list.tsx';
import { When } from './when.tsx';

export const LetterFacts = ({ letter }: { letter: Submission }) => {
  const texts = useTexts('letter');
  const { organisation, unit, service, legalPerson, submittedAt, registeredAt } = letter;
  return (
    <SummaryList
      rows={[
        { name: texts.sender, value: legalPerson?.name ?? texts.myself },
        { name: texts.organisation, value: organisation.name },
        unit && { name: texts.unit, value: unit.name },
        service && { name: texts.service, value: service.name },
        submittedAt ? { name: texts.submittedAt, value: <When at={submittedAt} as="dateTime" /> } : null,
        registeredAt ? { name: texts.registeredAt, value: <When at={registeredAt} as="dateTime" /> } : null,
      ]}
    />
  );
};
