import type { ComponentChildren, InputHTMLAttributes } from 'preact';
import { useLayoutEffect, useRef } from 'preact/hooks';
import { useMessages } from '../i18n/messages.ts';
import { useStore } from '../state/store.ts';
import { language } from '../i18n/language.ts';
import { localDigits } from '../text/digits.ts';
import { useFault } from './form.tsx';

interface Labelled {
  id: string;
  label: string;
  hint?: string;
  /** The label is the page's heading: one question a page. */
  heading?: boolean;
}

/** What the field's `aria-describedby` refers to. */
const describedBy = ({ id, hint }: Labelled, fault: string | undefined) =>
  [hint && `${id}-hint`, fault && `${id}-error`].filter(Boolean).join(' ') || undefined;

const Frame = ({ field, fault, children }: { field: Labelled; fault?: string; children: ComponentChildren }) => {
  const { id, label, hint, heading } = field;
  const name = <label for={id}>{label}</label>;
  return (
    <div class={fault ? 'field faulty' : 'field'}>
      {heading ? <h1 class="label-heading">{name}</h1> : name}
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
      {children}
    </div>
  );
};

interface TextFieldProps extends Labelled {
  value: string;
  onInput: (value: string) => void;
  /** Numbers and codes run from left to right. */
  code?: 'short' | 'long';
  /** Said with a counter; the server has the last word, and nothing is cut. */
  most?: number;
  input?: InputHTMLAttributes<HTMLInputElement>;
}

export const TextField = ({ value, onInput, code, most, input, ...field }: TextFieldProps) => {
  const fault = useFault(field.id);
  return (
    <Frame field={field} fault={fault}>
      <input
        type="text"
        {...input}
        id={field.id}
        name={field.id}
        value={value}
        dir={code ? 'ltr' : 'auto'}
        class={code ? `code ${code}` : undefined}
        aria-invalid={fault ? true : undefined}
        aria-describedby={describedBy(field, fault)}
        onInput={({ currentTarget }) => onInput(currentTarget.value)}
      />
      {most && <Counter used={value.length} most={most} />}
    </Frame>
  );
};

interface TextAreaProps extends Labelled {
  value: string;
  onInput: (value: string) => void;
  most: number;
  tall?: boolean;
}

export const TextArea = ({ value, onInput, most, tall, ...field }: TextAreaProps) => {
  const fault = useFault(field.id);
  const area = useGrowing(value);
  return (
    <Frame field={field} fault={fault}>
      <textarea
        ref={area}
        id={field.id}
        name={field.id}
        dir="auto"
        class={tall ? 'tall' : undefined}
        value={value}
        aria-invalid={fault ? true : undefined}
        aria-describedby={describedBy(field, fault)}
        onInput={({ currentTarget }) => onInput(currentTarget.value)}
      />
      <Counter used={value.length} most={most} />
    </Frame>
  );
};

/** Only said when the end is near: it is noise before. */
const Counter = ({ used, most }: { used: number; most: number }) => {
  const { characters } = useMessages('common');
  const chosen = useStore(language);
  const [have, of] = [localDigits(used, chosen), localDigits(most, chosen)];
  return <p class={used > most ? 'counter over' : 'counter'}>{used > most * 0.8 ? characters(have, of) : '\u00a0'}</p>;
};

/** The area is as tall as its text, where the browser has no `field-sizing`. */
const useGrowing = (value: string) => {
  const area = useRef<HTMLTextAreaElement>(null);
  useLayoutEffect(() => {
    const { current } = area;
    if (!current || CSS.supports('field-sizing', 'content')) return;
    current.style.height = 'auto';
    current.style.height = `${current.scrollHeight + 2}px`;
  }, [value]);
  return area;
};
