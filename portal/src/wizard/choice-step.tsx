import { useState } from 'preact/hooks';
import type { Named } from '../api/types.ts';
import { Radios } from '../components/radios.tsx';
import { StepForm } from './step-form.tsx';

const NONE = 'none';

interface ChoiceStepProps {
  field: 'unitId' | 'serviceId';
  texts: { title: string; hint?: string; any: string; missing: string };
  options: readonly Named[];
  /** Whether none of them is an answer too. */
  optional: boolean;
  /** `null` is none of them, `undefined` is not answered yet. */
  value: string | null | undefined;
  onSave: (id: string | null) => Promise<unknown>;
}

/** The unit, or the service. */
export const ChoiceStep = ({ field, texts, options, optional, value, onSave }: ChoiceStepProps) => {
  const [chosen, setChosen] = useState(value === null ? (optional ? NONE : undefined) : value);
  return (
    <StepForm
      field={field}
      check={() => [!chosen && { field, message: texts.missing }]}
      onSubmit={() => onSave(chosen && chosen !== NONE ? chosen : null)}
    >
      <Radios
        id={field}
        legend={texts.title}
        hint={optional ? texts.hint : undefined}
        value={chosen}
        onChange={setChosen}
        choices={[
          ...options.map(({ id, name }) => ({ value: id, label: name })),
          ...(optional ? [{ value: NONE, label: texts.any }] : []),
        ]}
      />
    </StepForm>
  );
};
