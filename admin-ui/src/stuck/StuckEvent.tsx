import Box from '@mui/material/Box';
import { useTranslate } from 'react-admin';
import type { StuckEvent as Event } from '../api/types.ts';
import { LetterLink } from '../submissions/LetterLink.tsx';
import { Code } from '../ui/Code.tsx';
import { Facts } from '../ui/Facts.tsx';
import { GiveUpButton } from './GiveUpButton.tsx';
import { RetryButton } from './RetryButton.tsx';
import { StuckCard } from './StuckCard.tsx';
import { useFailing } from './useFailing.tsx';

/** Something that the correspondence system told, and no letter took. */
export const StuckEvent = ({ event }: { event: Event }) => {
  const translate = useTranslate();
  const { id, letter, letterNumber, reason } = event;
  const failing = useFailing(event);
  const what = translate(`stuck.events.${event.event}`, { _: event.event });
  return (
    <StuckCard title={letter ? <LetterLink letter={letter} /> : what} tag={translate('stuck.event')}>
      <Facts
        facts={[
          [translate('stuck.event'), what],
          [translate('letter.letterNumber'), letterNumber && <Code>{letterNumber}</Code>],
          [translate('stuck.reason'), reason && translate(`stuck.reasonsOfEvent.${reason}`, { _: reason })],
          ...failing,
        ]}
      />
      <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 1.5 }}>
        <RetryButton allowed id={id} kind="event" />
        <GiveUpButton allowed id={id} kind="event" />
      </Box>
    </StuckCard>
  );
};
