import Box from '@mui/material/Box';
import Typography from '@mui/material/Typography';
import { useTranslate } from 'react-admin';
import type { TimelineEntry } from '../../api/types.ts';
import { Code } from '../../ui/Code.tsx';
import { Instant } from '../../ui/Instant.tsx';
import { eventTone } from './eventTone.ts';
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

const Dot = ({ type }: { type: string }) => (
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

export const TimelineItem = ({ entry: { type, at, actor, actorName, text } }: { entry: TimelineEntry }) => {
  const translate = useTranslate();
  const { written } = useFormat();
  return (
    <Box component="li" sx={LINE}>
      <Dot type={type} />
      <Typography sx={{ fontWeight: 600 }}>{translate(`event.${type}`, { _: translate('event.unknown') })}</Typography>
      <Typography color="textSecondary" variant="body2">
        <bdi>{actorName ?? translate(`letter.actor.${actor}`)}</bdi> · <Instant at={at} />
      </Typography>
      {text && type === 'registered' && <Code>{text}</Code>}
      {text && type !== 'registered' && (
        <Typography dir="auto" sx={{ whiteSpace: 'pre-wrap', overflowWrap: 'anywhere' }} variant="body2">
          {written(text)}
        </Typography>
      )}
    </Box>
  );
};
