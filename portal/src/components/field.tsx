import type { ComponentChildren, InputHTMLAttributes } from 'preact';
import { useLayoutEffect, useRef } from 'preact/hooks';
import { type Bounds, lengthFault, lengthOf, type TextKind } from '../../../domain/text/bounds.ts';
import { useTexts } from '../texts/catalogue.ts';
import { useStore } from '../state/store.ts';
import { language } from '../texts/language.ts';
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

interface Written {
  value: string;
  onInput: (value: string) => void;
}

interface Bounded {
  /** Checked when the form goes; nothing is cut. */
  bounds: Bounds;
  /** What to say when it is too short. */
  missing?: string;
}

/** Numbers and codes run from left to right; their forms are checked, not their lengths. */
type Code = { code: 'short' | 'long'; bounds?: undefined; missing?: undefined };

type TextFieldProps = Labelled &
  Written &
  (Code | (Bounded & { code?: undefined })) & {
    /** Whether a counter says how many characters are left. */
    counted?: boolean;
    input?: InputHTMLAttributes<HTMLInputElement>;
  };

/** What the field sees wrong with the length of its text. */
const useLengthCheck = (
  id: string,
  { value, bounds, missing, kind }: Partial<Bounded> & { value: string; kind: TextKind },
) => {
  const common = useTexts('common');
  const chosen = useStore(language);
  return () => {
    const fault = bounds && lengthFault(value, { bounds, kind });
    if (!fault) return undefined;
    const said = {
      tooLong: () => common.tooLong(localDigits(bounds.maxLength, chosen)),
      tooShort: () => missing ?? common.tooShort(localDigits(bounds.minLength, chosen)),
      required: () => missing ?? common.required,
    };
    return { field: id, message: said[fault]() };
  };
};

export const TextField = ({ value, onInput, code, bounds, missing, counted, input, ...field }: TextFieldProps) => {
  const fault = useFault(field.id, useLengthCheck(field.id, { value, bounds, missing, kind: 'line' }));
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
      {counted && bounds && <Counter used={lengthOf(value, 'line')} most={bounds.maxLength} />}
    </Frame>
  );
};

type TextAreaProps = Labelled & Written & Bounded & { tall?: boolean };

export const TextArea = ({ value, onInput, bounds, missing, tall, ...field }: TextAreaProps) => {
  const fault = useFault(field.id, useLengthCheck(field.id, { value, bounds, missing, kind: 'lines' }));
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
      <Counter used={lengthOf(value, 'lines')} most={bounds.maxLength} />
    </Frame>
  );
};

/** Only said when the end is near: it is noise before. */
const Counter = ({ used, most }: { used: number; most: number }) => {
  const { characters } = useTexts('common');
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
