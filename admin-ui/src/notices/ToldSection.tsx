import Checkbox from '@mui/material/Checkbox';
import FormControlLabel from '@mui/material/FormControlLabel';
import FormGroup from '@mui/material/FormGroup';
import { useInput, useTranslate } from 'react-admin';
import { OPTIONAL_NOTICES } from '../../../domain/notices/index.ts';
import { Section } from '../ui/Section.tsx';

/** The notices that an organisation may do without. */
export const ToldSection = () => {
  const translate = useTranslate();
  const { field } = useInput({ source: 'leftOut', defaultValue: [] });
  const leftOut: readonly string[] = Array.isArray(field.value) ? field.value : [];
  const change = (kind: string, told: boolean) =>
    field.onChange(told ? leftOut.filter((one) => one !== kind) : [...leftOut, kind]);
  return (
    <Section hint={translate('notices.toldHint')} title={translate('notices.told')}>
      <FormGroup>
        {OPTIONAL_NOTICES.map((kind) => (
          <FormControlLabel
            control={<Checkbox checked={!leftOut.includes(kind)} onChange={(_, told) => change(kind, told)} />}
            key={kind}
            label={translate(`notices.kinds.${kind}`)}
          />
        ))}
      </FormGroup>
    </Section>
  );
};
