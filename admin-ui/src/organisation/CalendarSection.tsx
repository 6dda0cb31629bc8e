import { CheckboxGroupInput, useTranslate } from 'react-admin';
import { weekdayName } from '../dates/jalali.ts';
import { Section } from '../ui/Section.tsx';
import { useFormat } from '../ui/useFormat.ts';
import { HolidaysInput } from './HolidaysInput.tsx';

/** ISO weekdays in the order of the Iranian week. */
const WEEK = [6, 7, 1, 2, 3, 4, 5];

/** The Monday of some week; the others follow it. */
const MONDAY = Date.parse('2026-01-05T09:00:00Z');

const nameOf = (weekday: number, locale: string) =>
  weekdayName(new Date(MONDAY + (weekday - 1) * 86_400_000).toISOString(), locale);

export const CalendarSection = () => {
  const translate = useTranslate();
  const { locale } = useFormat();
  const days = WEEK.map((id) => ({ id, name: nameOf(id, locale) }));
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
