import { BooleanInput, useTranslate } from 'react-admin';
import type { ConnectionAdapter } from '../api/types.ts';
import { ChoiceInput } from '../ui/ChoiceInput.tsx';
import { LineInput, NewPasswordInput } from '../ui/LineInput.tsx';
import { useRequired } from '../ui/useRequired.ts';
import { WholeNumberInput } from '../ui/WholeNumberInput.tsx';

interface Props {
  field: ConnectionAdapter['fields'][number];
  /** A secret that is kept already. */
  kept: boolean;
}

const LTR = { htmlInput: { dir: 'ltr', spellCheck: false } };

/** One of the settings that an adapter asks for. */
export const SettingInput = ({ field, kept }: Props) => {
  const { name, type, secret, choices, minLength, maxLength } = field;
  const translate = useTranslate();
  const needed = useRequired();
  const optional = kept || !field.required;
  const validate = optional ? undefined : needed;
  const input = { source: `settings.${name}`, label: translate(`connections.settings.${name}`, { _: name }) };
  const hint = translate(`connections.hints.${name}`, { _: '' }) || false;
  if (choices) return <ChoiceInput {...input} choices={choices.map((id) => ({ id, name: id }))} validate={validate} />;
  if (type === 'switch') return <BooleanInput {...input} helperText={hint} />;
  if (type === 'number') return <WholeNumberInput {...input} validate={validate && [validate]} />;
  const text = { ...input, bounds: { minLength, maxLength }, optional, slotProps: LTR };
  if (!secret) return <LineInput {...text} helperText={hint} />;
  return (
    <NewPasswordInput {...text} autoComplete="off" helperText={kept ? translate('connections.secretKept') : hint} />
  );
};
