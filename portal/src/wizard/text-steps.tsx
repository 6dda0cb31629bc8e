import { BOUNDS } from '../../../domain/text/bounds.ts';
import { TextArea, TextField } from '../components/field.tsx';
import { useTexts } from '../texts/catalogue.ts';
import { useKept } from '../state/keep.ts';
import { StepForm } from './step-form.tsx';

interface WrittenStepProps {
  /** Where unsaved typing is kept: the draft's id, or `new`. */
  draft: string;
  value: string;
  onSave: (value: string) => Promise<unknown>;
}

export const SubjectStep = ({ draft, value, onSave }: WrittenStepProps) => {
  const { subject: texts } = useTexts('wizard');
  const [subject, setSubject, forget] = useKept(`typed/${draft}/subject`, value);
  return (
    <StepForm field="subject" onSubmit={() => onSave(subject.trim()).then(forget)}>
      <TextField
        id="subject"
        label={texts.title}
        hint={texts.hint}
        heading
        value={subject}
        onInput={setSubject}
        bounds={BOUNDS.subject}
        missing={texts.missing}
        counted
        input={{ autocomplete: 'off' }}
      />
    </StepForm>
  );
};

export const TextStep = ({ draft, value, onSave }: WrittenStepProps) => {
  const { text: texts } = useTexts('wizard');
  const [text, setText, forget] = useKept(`typed/${draft}/text`, value);
  return (
    <StepForm field="body" onSubmit={() => onSave(text).then(forget)}>
      <TextArea
        id="body"
        label={texts.title}
        hint={texts.hint}
        heading
        tall
        value={text}
        onInput={setText}
        bounds={BOUNDS.body}
      />
    </StepForm>
  );
};
