import { CheckboxGroupInput, useTranslate } from 'react-admin';
import { WEEKDAYS } from '../../../domain/calendar/jalali.ts';
import { Section } from '../ui/Section.tsx';
import { useFormat } from '../ui/useFormat.ts';
import { HolidaysInput } from './HolidaysInput.tsx';

/** ISO weekdays in the order of the Iranian week. */
const WEEK = [6, 7, 1, 2, 3, 4, 5];

export const CalendarSection = () => {
  const translate = useTranslate();
  const { locale } = useFormat();
  const days = WEEK.map((id) => ({ id, name: WEEKDAYS[locale][id - 1] }));
  return (
    <Section title={translate('organisation.calendar')}>
      <CheckboxGroupInput
        choices={days}
        helperText={false}
        label={translate('organisation.weekend')}
        source="weekend"
      />
      <HolidaysInput />
    </Section>
  );
};
