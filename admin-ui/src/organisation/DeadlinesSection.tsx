import Box from '@mui/material/Box';
import { maxValue, minValue, useTranslate } from 'react-admin';
import { Section } from '../ui/Section.tsx';
import { useFormat } from '../ui/useFormat.ts';
import { useRequired } from '../ui/useRequired.ts';
import { WholeNumberInput } from '../ui/WholeNumberInput.tsx';

const LONGEST: Record<string, number> = { promisedWorkingDays: 365, claimMinutes: 10_080, questionDays: 365 };

/** How long things may take. */
export const DeadlinesSection = () => {
  const translate = useTranslate();
  const { digits } = useFormat();
  const required = useRequired();
  const between = (max: number) => [
    required,
    minValue(1, translate('form.minimum', { min: digits(1) })),
    maxValue(max, translate('form.maximum', { max: digits(max) })),
  ];
  return (
    <Section title={translate('organisation.deadlines')}>
      <Box sx={{ display: 'grid', gap: 2, pt: 0.5 }}>
        {Object.entries(LONGEST).map(([source, max]) => (
          <WholeNumberInput
            key={source}
            label={translate(`organisation.${source}`)}
            source={source}
            validate={between(max)}
          />
        ))}
      </Box>
    </Section>
  );
};
