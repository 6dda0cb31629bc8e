import { BooleanInput, PasswordInput, TextInput, useTranslate } from 'react-admin';
import type { ConnectionAdapter } from '../api/types.ts';
import { ChoiceInput } from '../ui/ChoiceInput.tsx';
import { useRequired } from '../ui/useRequired.ts';
import { WholeNumberInput } from '../ui/WholeNumberInput.tsx';

interface Props {
  field: ConnectionAdapter['fields'][number];
  /** A secret that is kept already. */
  kept: boolean;
}

const LTR = { htmlInput: { dir: 'ltr', spellCheck: false } };

/** One of the settings that an adapter asks for. */
export const SettingInput = ({ field: { name, type, required, secret, choices }, kept }: Props) => {
  const translate = useTranslate();
  const needed = useRequired();
  const validate = required && !kept ? needed : undefined;
  const input = { source: `settings.${name}`, label: translate(`connections.settings.${name}`, { _: name }) };
  const hint = translate(`connections.hints.${name}`, { _: '' }) || false;
  if (choices) return <ChoiceInput {...input} choices={choices.map((id) => ({ id, name: id }))} validate={validate} />;
  if (type === 'switch') return <BooleanInput {...input} helperText={hint} />;
  if (type === 'number') return <WholeNumberInput {...input} validate={validate && [validate]} />;
  if (!secret) return <TextInput {...input} helperText={hint} slotProps={LTR} validate={validate} />;
  return (
    <PasswordInput
      {...input}
      autoComplete="off"
      helperText={kept ? translate('connections.secretKept') : hint}
      slotProps={LTR}
      validate={validate}
    />
  );
};
