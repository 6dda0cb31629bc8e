import { useFormat } from './useFormat.ts';

interface Props {
  at: string;
  /** Without the time of day. */
  dateOnly?: boolean;
}

/** A moment as the wire tells it, shown as a Jalali date in Tehran. */
export const Instant = ({ at, dateOnly = false }: Props) => {
  const format = useFormat();
  return (
    <time dateTime={at} style={{ whiteSpace: 'nowrap', unicodeBidi: 'isolate' }}>
      {dateOnly ? format.date(at) : format.instant(at)}
    </time>
  );
};
