import type { DraftFields, Organisation, Submission } from '../api/types.ts';
import { useTexts } from '../texts/catalogue.ts';
import { editDraft } from '../state/letters.ts';
import { ChoiceStep } from './choice-step.tsx';
import { DocumentsStep } from './documents-step.tsx';
import { SenderStep } from './sender-step.tsx';
import { nextStep, type Step } from './steps.ts';
import { WritingStep } from './lazy-steps.ts';

interface DraftStepProps {
  step: Exclude<Step, 'check'>;
  draft: Submission;
  organisation: Organisation | undefined;
  go: (step: Step) => void;
}

/** A question whose answer is a change of the draft. */
export const DraftStep = ({ step, draft, organisation, go }: DraftStepProps) => {
  const texts = useTexts('wizard');
  const onward = () => go(nextStep(step, organisation));
  const save = async (fields: Partial<DraftFields>) => {
    await editDraft(draft.id, fields);
    onward();
  };

  switch (step) {
    case 'sender':
      return (
        <SenderStep
          draft={draft.id}
          value={draft.legalPerson?.id ?? null}
          onSave={(legalPersonId) => save({ legalPersonId })}
        />
      );
    case 'unit':
      return (
        <ChoiceStep
          field="unitId"
          texts={texts.unit}
          options={organisation?.units ?? []}
          optional={!organisation?.unitRequired}
          value={draft.unit?.id ?? null}
          onSave={(unitId) => save({ unitId })}
        />
      );
    case 'service':
      return (
        <ChoiceStep
          field="serviceId"
          texts={texts.service}
          options={organisation?.services ?? []}
          optional
          value={draft.service?.id ?? null}
          onSave={(serviceId) => save({ serviceId })}
        />
      );
    case 'text':
      return <WritingStep draft={draft} field="body" onContinue={onward} />;
    case 'documents':
      return <DocumentsStep draft={draft} onContinue={onward} />;
    default:
      return <WritingStep draft={draft} field="subject" onContinue={onward} />;
  }
};
