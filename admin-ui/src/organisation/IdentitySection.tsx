import Box from '@mui/material/Box';
import { useTranslate } from 'react-admin';
import { BOUNDS } from '../../../domain/text/bounds.ts';
import { LineInput } from '../ui/LineInput.tsx';
import { Section } from '../ui/Section.tsx';

export const IdentitySection = () => {
  const translate = useTranslate();
  return (
    <Section title={translate('organisation.identity')}>
      <Box sx={{ display: 'grid', gap: 2, pt: 0.5 }}>
        <LineInput bounds={BOUNDS.organisationName} label={translate('organisation.name')} source="name" />
        <LineInput
          bounds={BOUNDS.nameEn}
          label={translate('organisation.nameEn')}
          slotProps={{ htmlInput: { dir: 'ltr' } }}
          source="nameEn"
        />
      </Box>
    </Section>
  );
};
