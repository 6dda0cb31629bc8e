import TextField from '@mui/material/TextField';
import { useInput, ValidationError, type Validator } from 'react-admin';
import { toAsciiDigits } from '../text/digits.ts';
import { useFormat } from './useFormat.ts';

interface Props {
  source: string;
  label: string;
  validate?: Validator[];
}

const toNumber = (text: string): number | null => {
  const digits = toAsciiDigits(text).replace(/\D/g, '').slice(0, 6);
  return digits === '' ? null : Number(digits);
};

/** A whole number, typed and shown in the digits of the screen's language. */
export const WholeNumberInput = ({ source, label, validate }: Props) => {
  const { digits } = useFormat();
  const input = useInput({
    source,
    validate,
    format: (value: unknown) => (typeof value === 'number' ? digits(value) : ''),
    parse: toNumber,
  });
  const fault = input.fieldState.error?.message;
  return (
    <TextField
      {...input.field}
      error={fault !== undefined}
      helperText={fault && <ValidationError error={fault} />}
      id={input.id}
      label={label}
      required={input.isRequired}
      slotProps={{ htmlInput: { inputMode: 'numeric' } }}
      sx={{ maxWidth: 380 }}
    />
  );
};
