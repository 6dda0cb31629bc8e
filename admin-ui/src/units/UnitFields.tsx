import { BooleanInput, useTranslate } from 'react-admin';
import { BOUNDS } from '../../../domain/text/bounds.ts';
import { ChoiceInput } from '../ui/ChoiceInput.tsx';
import { LineInput } from '../ui/LineInput.tsx';
import { useRequired } from '../ui/useRequired.ts';

const KINDS = ['unit', 'secretariat'];

export const UnitFields = () => {
  const translate = useTranslate();
  const required = useRequired();
  const kinds = KINDS.map((id) => ({ id, name: translate(`units.kinds.${id}`) }));
  return (
    <>
      <LineInput bounds={BOUNDS.unitName} label={translate('units.name')} source="name" />
      <LineInput
        bounds={BOUNDS.nameEn}
        label={translate('units.nameEn')}
        slotProps={{ htmlInput: { dir: 'ltr' } }}
        source="nameEn"
      />
      <LineInput
        bounds={BOUNDS.unitCode}
        helperText={translate('units.codeHint')}
        label={translate('units.code')}
        slotProps={{ htmlInput: { dir: 'ltr' } }}
        source="code"
      />
      <ChoiceInput choices={kinds} label={translate('units.kind')} source="kind" validate={required} />
      <BooleanInput helperText={translate('units.activeHint')} label={translate('units.active')} source="active" />
    </>
  );
};
