import type { ComponentChildren } from 'preact';
import type { Fault } from '../components/faults.ts';
import { Form } from '../components/form.tsx';
import { useTexts } from '../texts/catalogue.ts';

interface StepFormProps {
  check?: () => (Fault | false | undefined)[];
  onSubmit: () => Promise<unknown>;
  wait?: string | false;
  /** Id of the one question's field. */
  field: string;
  children: ComponentChildren;
}

/** One question and the button to the next one. */
export const StepForm = ({ check, onSubmit, wait, field, children }: StepFormProps) => {
  const common = useTexts('common');
  const { changed } = useTexts('wizard');
  return (
    <Form
      submit={common.continue}
      check={check}
      onSubmit={onSubmit}
      wait={wait}
      mainField={field}
      say={{ 'precondition-failed': changed }}
    >
      {children}
    </Form>
  );
};
