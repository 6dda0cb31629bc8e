import Box from '@mui/material/Box';
import { BooleanInput, useTranslate } from 'react-admin';
import { ChoiceInput } from '../ui/ChoiceInput.tsx';
import { Section } from '../ui/Section.tsx';
import { useRequired } from '../ui/useRequired.ts';

const SHOWN = ['steps', 'units', 'fact'] as const;

/** How much applicants see of what happens to their letters in the correspondence system. */
export const CirculationSection = () => {
  const translate = useTranslate();
  const required = useRequired();
  return (
    <Section title={translate('organisation.circulation')}>
      <Box sx={{ display: 'grid', pt: 0.5 }}>
        <ChoiceInput
          choices={SHOWN.map((id) => ({ id, name: translate(`organisation.shown.${id}`) }))}
          label={translate('organisation.circulationShown')}
          source="circulationShown"
          validate={required}
        />
        <BooleanInput
          helperText={translate('organisation.repliesAtDeskHint')}
          label={translate('organisation.repliesAtDesk')}
          source="repliesAtDesk"
        />
      </Box>
    </Section>
  );
};
