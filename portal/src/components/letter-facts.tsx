import type { Submission } from '../api/types.ts';
import { useMessages } from '../i18n/messages.ts';
import { SummaryList } from './summary-list.tsx';
import { When } from './when.tsx';

export const LetterFacts = ({ letter }: { letter: Submission }) => {
  const messages = useMessages('letter');
  const { organisation, unit, service, legalPerson, submittedAt, registeredAt } = letter;
  return (
    <SummaryList
      rows={[
        { name: messages.sender, value: legalPerson?.name ?? messages.myself },
        { name: messages.organisation, value: organisation.name },
        unit && { name: messages.unit, value: unit.name },
        service && { name: messages.service, value: service.name },
        submittedAt ? { name: messages.submittedAt, value: <When at={submittedAt} as="dateTime" /> } : null,
        registeredAt ? { name: messages.registeredAt, value: <When at={registeredAt} as="dateTime" /> } : null,
      ]}
    />
  );
};
