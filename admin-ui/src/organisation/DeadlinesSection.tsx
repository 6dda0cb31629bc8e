import { maxValue, minValue, NumberInput, useTranslate } from 'react-admin';
import { Section } from '../ui/Section.tsx';
import { useFormat } from '../ui/useFormat.ts';
import { useRequired } from '../ui/useRequired.ts';

const LONGEST: Record<string, number> = { promisedWorkingDays: 250, claimMinutes: 10_080, questionDays: 90 };

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
      {Object.entries(LONGEST).map(([source, max]) => (
        <NumberInput
          key={source}
          label={translate(`organisation.${source}`)}
          max={max}
          min={1}
          slotProps={{ htmlInput: { dir: 'ltr' } }}
          source={source}
          step={1}
          validate={between(max)}
        />
      ))}
    </Section>
  );
};
