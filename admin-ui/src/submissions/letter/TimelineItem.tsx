import Box from '@mui/material/Box';
import Typography from '@mui/material/Typography';
import { useTranslate } from 'react-admin';
import { Code } from '../../ui/Code.tsx';
import { Instant } from '../../ui/Instant.tsx';
import { isolate } from '../../text/isolate.ts';
import type { EventType } from '../../api/types.ts';
import { eventTone } from './eventTone.ts';
import type { Told } from './foldDocuments.ts';
import { useFormat } from '../../ui/useFormat.ts';

const LINE = {
  position: 'relative',
  paddingInlineStart: 3,
  pb: 2,
  '&:not(:last-child)::before': {
    content: '""',
    position: 'absolute',
    insetInlineStart: 5,
    top: 16,
    bottom: -6,
    width: 2,
    backgroundColor: 'divider',
  },
} as const;

const Dot = ({ type }: { type: EventType }) => (
  <Box
    aria-hidden
    sx={{
      position: 'absolute',
      insetInlineStart: 0,
      top: 8,
      width: 12,
      height: 12,
      borderRadius: '50%',
      bgcolor: `${eventTone(type)}.main`,
    }}
  />
);

interface Props {
  entry: Told;
  /** The unit that the letter was routed to, where it is known. */
  routedTo: string | undefined;
}

const useTitle = ({ entry: { type, count, unit }, routedTo }: Props): string => {
  const translate = useTranslate();
  const { digits } = useFormat();
  if (count) return translate('event.documentsAttached', { count: digits(count) });
  if (type === 'routed' && routedTo) return translate('event.routedTo', { unit: isolate(routedTo) });
  if (type === 'referred' && unit) return translate('event.referredTo', { unit: isolate(unit) });
  return translate(`event.${type}`);
};

/** Words of an entry that its title has not told. */
const Detail = ({ entry: { type, text } }: { entry: Told }) => {
  if (!text) return null;
  if (type === 'registered') return <Code>{text}</Code>;
  return (
    <Typography sx={{ whiteSpace: 'pre-wrap', overflowWrap: 'anywhere', unicodeBidi: 'plaintext' }} variant="body2">
      {text}
    </Typography>
  );
};

export const TimelineItem = (props: Props) => {
  const { entry } = props;
  const { type, at, actor, actorName, person } = entry;
  const translate = useTranslate();
  const title = useTitle(props);
  return (
    <Box component="li" sx={LINE}>
      <Dot type={type} />
      <Typography sx={{ fontWeight: 600 }}>{title}</Typography>
      <Typography color="textSecondary" variant="body2">
        <bdi>{person ?? actorName ?? translate(`letter.actor.${actor}`)}</bdi> · <Instant at={at} />
      </Typography>
      <Detail entry={entry} />
    </Box>
  );
};
