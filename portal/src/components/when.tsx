import { language } from '../i18n/language.ts';
import { useStore } from '../state/store.ts';
import { formatDate, formatDateTime, formatLongDate } from '../text/dates.ts';

const FORMATS = { date: formatDate, dateTime: formatDateTime, long: formatLongDate };

/** An instant as a Jalali date in Tehran, with the instant itself for machines. */
export const When = ({ at, as = 'date' }: { at: string; as?: keyof typeof FORMATS }) => {
  const chosen = useStore(language);
  return <time dateTime={at}>{FORMATS[as](at, chosen)}</time>;
};
