import type { Organisation } from '../api/types.ts';
import { useTexts } from '../texts/catalogue.ts';
import { createDraft, discardDraft } from '../state/letters.ts';
import { ChoiceStep } from './choice-step.tsx';
import { OrganisationStep } from './organisation-step.tsx';
import { SenderStep } from './sender-step.tsx';
import { asksService, asksUnit, nextStep, type Beginning, type Step, withOrganisation } from './steps.ts';
import { FirstSubjectStep } from './subject-step.tsx';

interface BeginningStepProps {
  step: Step;
  beginning: Beginning;
  organisations: readonly Organisation[];
  onSave: (beginning: Beginning) => void;
  go: (url: string, replace?: boolean) => void;
}

/** A question that is asked before there is a draft. */
export const BeginningStep = ({ step, beginning, organisations, onSave, go }: BeginningStepProps) => {
  const texts = useTexts('wizard');
  const { instead } = beginning;
  const organisation = organisations.find(({ id }) => id === beginning.organisationId);

  const save = async (next: Beginning) => {
    onSave(next);
    go(
      `/letters/new/${nextStep(
        step,
        organisations.find(({ id }) => id === next.organisationId),
      )}`,
    );
  };
  const create = async (subject: string) => {
    const { id } = await createDraft({ ...fieldsOf(beginning, organisation), subject, body: instead?.body });
    onSave({ ...beginning, draftId: id });
    // A draft that cannot be discarded now can be from its own pages.
    if (instead) await discardDraft(instead.id).catch(() => undefined);
    go(`/letters/${id}/edit/text`);
  };

  switch (step) {
    case 'sender':
      return (
        <SenderStep
          draft="new"
          value={beginning.sender === 'myself' ? null : beginning.sender}
          onSave={(legalPersonId) => save({ ...beginning, sender: legalPersonId ?? 'myself' })}
        />
      );
    case 'organisation':
      return (
        <OrganisationStep
          organisations={organisations}
          hint={instead && texts.organisation.instead}
          value={beginning.organisationId}
          onSave={async (id) =>
            id === instead?.organisationId
              ? go(`/letters/${instead.id}/edit/check`)
              : save(withOrganisation(beginning, id))
          }
        />
      );
    case 'unit':
      return (
        <ChoiceStep
          field="unitId"
          texts={texts.unit}
          options={organisation?.units ?? []}
          optional={!organisation?.unitRequired}
          value={beginning.unitId}
          onSave={(unitId) => save({ ...beginning, unitId })}
        />
      );
    case 'service':
      return (
        <ChoiceStep
          field="serviceId"
          texts={texts.service}
          options={organisation?.services ?? []}
          optional
          value={beginning.serviceId}
          onSave={(serviceId) => save({ ...beginning, serviceId })}
        />
      );
    default:
      return <FirstSubjectStep draft={instead?.id ?? 'new'} value={instead?.subject ?? ''} onSave={create} />;
  }
};

const fieldsOf = (
  { sender, organisationId = '', unitId, serviceId }: Beginning,
  organisation: Organisation | undefined,
) => ({
  organisationId,
  unitId: asksUnit(organisation) ? unitId : null,
  serviceId: asksService(organisation) ? serviceId : null,
  legalPersonId: sender === 'myself' ? null : sender,
});
