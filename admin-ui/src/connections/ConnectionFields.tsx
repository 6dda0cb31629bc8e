import { BooleanInput, useTranslate } from 'react-admin';
import { BOUNDS } from '../../../domain/text/bounds.ts';
import type { ConnectionAdapter } from '../api/types.ts';
import { LineInput } from '../ui/LineInput.tsx';
import { SettingInput } from './SettingInput.tsx';

interface Props {
  adapter: ConnectionAdapter | undefined;
  /** Names of the secrets that are kept already. */
  secrets?: readonly string[];
}

/** What both forms of a connection ask for. */
export const ConnectionFields = ({ adapter, secrets = [] }: Props) => {
  const translate = useTranslate();
  return (
    <>
      <LineInput bounds={BOUNDS.connectionName} label={translate('connections.name')} source="name" />
      {adapter?.fields.map((field) => (
        <SettingInput field={field} kept={secrets.includes(field.name)} key={field.name} />
      ))}
      <BooleanInput
        helperText={translate('connections.activeHint')}
        label={translate('connections.active')}
        source="active"
      />
    </>
  );
};
