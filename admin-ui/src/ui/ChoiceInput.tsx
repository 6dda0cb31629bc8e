import MenuItem from '@mui/material/MenuItem';
import TextField from '@mui/material/TextField';
import { useInput, useTranslate, ValidationError, type Validator } from 'react-admin';
import type { Named } from '../api/types.ts';

interface Props {
  source: string;
  label: string;
  choices: Named[];
  /** What no choice means; without it there has to be one. */
  empty?: string;
  validate?: Validator;
}

/** One of a list, the empty choice with a name of its own. */
export const ChoiceInput = ({ source, label, choices, empty, validate }: Props) => {
  const translate = useTranslate();
  const input = useInput({ source, validate, defaultValue: '' });
  const fault = input.fieldState.error?.message;
  return (
    <TextField
      {...input.field}
      error={fault !== undefined}
      helperText={fault && <ValidationError error={fault} />}
      id={input.id}
      label={label}
      required={input.isRequired}
      select
      slotProps={{ select: { displayEmpty: true }, inputLabel: { shrink: true } }}
      value={choices.some(({ id }) => id === input.field.value) ? input.field.value : ''}
    >
      <MenuItem disabled={empty === undefined} value="">
        {empty ?? translate('form.choose')}
      </MenuItem>
      {choices.map(({ id, name }) => (
        <MenuItem key={id} value={id}>
          {name}
        </MenuItem>
      ))}
    </TextField>
  );
};
