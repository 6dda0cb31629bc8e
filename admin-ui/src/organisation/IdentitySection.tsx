import Box from '@mui/material/Box';
import { TextInput, useTranslate } from 'react-admin';
import { Section } from '../ui/Section.tsx';
import { useRequired } from '../ui/useRequired.ts';

export const IdentitySection = () => {
  const translate = useTranslate();
  const required = useRequired();
  return (
    <Section title={translate('organisation.identity')}>
      <Box sx={{ display: 'grid', gap: 2, pt: 0.5 }}>
        <TextInput helperText={false} label={translate('organisation.name')} source="name" validate={required} />
        <TextInput
          helperText={false}
          label={translate('organisation.nameEn')}
          slotProps={{ htmlInput: { dir: 'ltr' } }}
          source="nameEn"
        />
      </Box>
    </Section>
  );
};
