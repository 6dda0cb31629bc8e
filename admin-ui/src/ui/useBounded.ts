import { useMemo } from 'react';
import { required, useTranslate, type Validator } from 'react-admin';
import { type Bounds, lengthFault, type TextKind } from '../../../domain/text/bounds.ts';
import { useFormat } from './useFormat.ts';

interface Text {
  bounds: Bounds;
  kind: TextKind;
}

/** What is wrong with a text's length, in words; undefined when nothing is. */
export const useLengthText = () => {
  const translate = useTranslate();
  const { digits } = useFormat();
  return (text: string, { bounds, kind }: Text): string | undefined => {
    const fault = lengthFault(text, { bounds, kind });
    const limit = digits(fault === 'tooLong' ? bounds.maxLength : bounds.minLength);
    return fault && translate(`form.${fault}`, { limit });
  };
};

interface Options extends Text {
  /** Whether nothing is right too, whatever the bounds of something. */
  optional: boolean;
}

/** Holds a field of a form to its bounds, as the API does. */
export const useBounded = ({ bounds, kind, optional }: Options): Validator[] => {
  const translate = useTranslate();
  const faultOf = useLengthText();
  return useMemo(() => {
    const length: Validator = (value: unknown) => {
      const text = typeof value === 'string' ? value : '';
      return text === '' ? undefined : faultOf(text, { bounds, kind });
    };
    return optional ? [length] : [required(translate('form.required')), length];
  }, [bounds, kind, optional, translate]);
};
