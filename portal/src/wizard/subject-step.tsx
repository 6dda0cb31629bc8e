import { BOUNDS } from '../../../domain/text/bounds.ts';
import { TextField } from '../components/field.tsx';
import { useTexts } from '../texts/catalogue.ts';
import { useTyped } from '../state/typed.ts';
import { StepForm } from './step-form.tsx';

export interface FieldProps {
  value: string;
  onInput: (text: string) => void;
}

export const SubjectField = ({ value, onInput }: FieldProps) => {
  const { subject: texts } = useTexts('wizard');
  return (
    <TextField
      id="subject"
      label={texts.title}
      hint={texts.hint}
      heading
      value={value}
      onInput={onInput}
      bounds={BOUNDS.subject}
      missing={texts.missing}
      counted
      input={{ autocomplete: 'off' }}
    />
  );
};

interface FirstSubjectProps {
  /** Where what is typed is kept: `new`, or the draft whose place the new one takes. */
  draft: string;
  value: string;
  onSave: (subject: string) => Promise<unknown>;
}

/** The subject of a letter that the server does not know yet. */
export const FirstSubjectStep = ({ draft, value, onSave }: FirstSubjectProps) => {
  const [subject, setSubject, forget] = useTyped(`${draft}/first-subject`, value);
  return (
    <StepForm field="subject" onSubmit={() => onSave(subject.trim()).then(forget)}>
      <SubjectField value={subject} onInput={setSubject} />
    </StepForm>
  );
};
