import { BOUNDS } from '../../../domain/text/bounds.ts';
import type { Submission } from '../api/types.ts';
import { TextArea } from '../components/field.tsx';
import { useTexts } from '../texts/catalogue.ts';
import { Standing } from './standing.tsx';
import { StepForm } from './step-form.tsx';
import { SubjectField, type FieldProps } from './subject-step.tsx';
import { useWriting } from './use-writing.ts';

const BodyField = ({ value, onInput }: FieldProps) => {
  const { text: texts } = useTexts('wizard');
  return (
    <TextArea
      id="body"
      label={texts.title}
      hint={texts.hint}
      heading
      tall
      value={value}
      onInput={onInput}
      bounds={BOUNDS.body}
    />
  );
};

const FIELDS = { subject: SubjectField, body: BodyField };

interface WritingStepProps {
  draft: Submission;
  field: keyof typeof FIELDS;
  onContinue: () => void;
}

/** A text of a draft, which is saved while it is written. */
export const WritingStep = ({ draft, field, onContinue }: WritingStepProps) => {
  const [{ text, standing }, writing] = useWriting(draft, field);
  const Field = FIELDS[field];
  return (
    <StepForm field={field} onSubmit={() => writing.finish().then(onContinue)}>
      <Field value={text} onInput={writing.type} />
      <Standing field={field} standing={standing} onTakeTheirs={writing.takeTheirs} />
    </StepForm>
  );
};
