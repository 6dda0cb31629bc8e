import { useState } from 'preact/hooks';
import type { Named } from '../api/types.ts';
import { Radios } from '../components/radios.tsx';
import { StepForm } from './step-form.tsx';

const NONE = 'none';

interface ChoiceStepProps {
  field: 'unitId' | 'serviceId';
  messages: { title: string; hint?: string; any: string; missing: string };
  options: readonly Named[];
  /** Whether none of them is an answer too. */
  optional: boolean;
  /** `null` is none of them, `undefined` is not answered yet. */
  value: string | null | undefined;
  onSave: (id: string | null) => Promise<unknown>;
}

/** The unit, or the service. */
export const ChoiceStep = ({ field, messages, options, optional, value, onSave }: ChoiceStepProps) => {
  const [chosen, setChosen] = useState(value === null ? (optional ? NONE : undefined) : value);
  return (
    <StepForm
      field={field}
      check={() => [!chosen && { field, message: messages.missing }]}
      onSubmit={() => onSave(chosen && chosen !== NONE ? chosen : null)}
    >
      <Radios
        id={field}
        legend={messages.title}
        hint={optional ? messages.hint : undefined}
        value={chosen}
        onChange={setChosen}
        choices={[
          ...options.map(({ id, name }) => ({ value: id, label: name })),
          ...(optional ? [{ value: NONE, label: messages.any }] : []),
        ]}
      />
    </StepForm>
  );
};
