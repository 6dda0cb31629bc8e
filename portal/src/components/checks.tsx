import { useFault } from './form.tsx';

interface ChecksProps<Value extends string> {
  id: string;
  legend: string;
  choices: readonly { value: Value; label: string; hint: string }[];
  chosen: readonly Value[];
  onChange: (chosen: Value[]) => void;
  /** What to say when none is chosen. */
  missing: string;
}

/** One question with several answers, one at least. */
export const Checks = <Value extends string>(props: ChecksProps<Value>) => {
  const { id, legend, choices, chosen, onChange, missing } = props;
  const fault = useFault(id, () => (chosen.length === 0 ? { field: id, message: missing } : undefined));
  const toggle = (value: Value, on: boolean) =>
    onChange(on ? [...chosen, value] : chosen.filter((other) => other !== value));
  return (
    <fieldset class={fault ? 'field faulty' : 'field'} aria-describedby={fault && `${id}-error`}>
      <legend class="label">{legend}</legend>
      {fault && (
        <p class="fault" id={`${id}-error`}>
          {fault}
        </p>
      )}
      <div class="choices">
        {choices.map(({ value, label, hint }, index) => (
          <div class="choice" key={value}>
            <label class={chosen.includes(value) ? 'chosen' : undefined}>
              <input
                type="checkbox"
                id={index === 0 ? id : `${id}-${value}`}
                checked={chosen.includes(value)}
                onChange={({ currentTarget }) => toggle(value, currentTarget.checked)}
              />
              <span>
                {label}
                <small>{hint}</small>
              </span>
            </label>
          </div>
        ))}
      </div>
    </fieldset>
  );
};
