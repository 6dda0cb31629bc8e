import type { ComponentChildren } from 'preact';
import { useFault } from './form.tsx';

export interface Choice {
  value: string;
  label: string;
  hint?: ComponentChildren;
  /** Shown while this one is chosen. */
  reveals?: ComponentChildren;
}

interface RadiosProps {
  /** Id of the first choice is the group's own, so that an error leads to it. */
  id: string;
  legend: string;
  hint?: string;
  choices: readonly Choice[];
  value: string | undefined;
  onChange: (value: string) => void;
  before?: ComponentChildren;
}

/** One question with one answer; the legend is the page's heading. */
export const Radios = ({ id, legend, hint, choices, value, onChange, before }: RadiosProps) => {
  const fault = useFault(id);
  const described = [hint && `${id}-hint`, fault && `${id}-error`].filter(Boolean).join(' ') || undefined;
  return (
    <fieldset class={fault ? 'field faulty' : 'field'} aria-describedby={described}>
      <legend>
        <h1 class="label-heading">{legend}</h1>
      </legend>
      {hint && (
        <p class="hint" id={`${id}-hint`}>
          {hint}
        </p>
      )}
      {fault && (
        <p class="fault" id={`${id}-error`}>
          {fault}
        </p>
      )}
      {before}
      <div class="choices">
        {choices.map((choice, index) => (
          <Option
            key={choice.value}
            id={index === 0 ? id : `${id}-${choice.value}`}
            group={id}
            choice={choice}
            chosen={choice.value === value}
            onChange={onChange}
          />
        ))}
      </div>
    </fieldset>
  );
};

interface OptionProps {
  id: string;
  group: string;
  choice: Choice;
  chosen: boolean;
  onChange: (value: string) => void;
}

const Option = ({ id, group, choice, chosen, onChange }: OptionProps) => (
  <div class="choice">
    <label class={chosen ? 'chosen' : undefined}>
      <input
        type="radio"
        id={id}
        name={group}
        value={choice.value}
        checked={chosen}
        onChange={() => onChange(choice.value)}
      />
      <span>
        {choice.label}
        {choice.hint && <small>{choice.hint}</small>}
      </span>
    </label>
    {chosen && choice.reveals && <div class="revealed">{choice.reveals}</div>}
  </div>
);
