import { BooleanInput, TextInput, useTranslate } from 'react-admin';
import { ChoiceInput } from '../ui/ChoiceInput.tsx';
import { useRequired } from '../ui/useRequired.ts';

const KINDS = ['unit', 'secretariat'];

export const UnitFields = () => {
  const translate = useTranslate();
  const required = useRequired();
  const kinds = KINDS.map((id) => ({ id, name: translate(`units.kinds.${id}`) }));
  return (
    <>
      <TextInput helperText={false} label={translate('units.name')} source="name" validate={required} />
      <TextInput
        helperText={false}
        label={translate('units.nameEn')}
        slotProps={{ htmlInput: { dir: 'ltr' } }}
        source="nameEn"
      />
      <TextInput
        helperText={translate('units.codeHint')}
        label={translate('units.code')}
        slotProps={{ htmlInput: { dir: 'ltr' } }}
        source="code"
        validate={required}
      />
      <ChoiceInput choices={kinds} label={translate('units.kind')} source="kind" validate={required} />
      <BooleanInput helperText={translate('units.activeHint')} label={translate('units.active')} source="active" />
    </>
  );
};
