import { toJalali, toJalaliDateTime, toJalaliLong } from '../../../domain/calendar/jalali.ts';
import { language } from '../texts/language.ts';
import { useStore } from '../state/store.ts';

const FORMATS = { date: toJalali, dateTime: toJalaliDateTime, long: toJalaliLong };

/** An instant as a Jalali date in Tehran, with the instant itself for machines. */
export const When = ({ at, as = 'date' }: { at: string; as?: keyof typeof FORMATS }) => {
  const chosen = useStore(language);
  return <time dateTime={at}>{FORMATS[as](at, chosen)}</time>;
};
