import Box from '@mui/material/Box';
import Card from '@mui/material/Card';
import { useTranslate } from 'react-admin';
import type { Submission } from '../api/types.ts';
import { LetterLink } from '../submissions/LetterLink.tsx';
import { Code } from '../ui/Code.tsx';
import { Facts } from '../ui/Facts.tsx';
import { Instant } from '../ui/Instant.tsx';
import { StatusTag } from '../ui/StatusTag.tsx';
import { CompleteButton } from './CompleteButton.tsx';
import { RetryButton } from './RetryButton.tsx';

/** A letter that needs attention, and what the server says about why. */
export type Stuck = Submission & { attention?: { reason?: string | null; since?: string | null } | null };

export const StuckLetter = ({ letter }: { letter: Stuck }) => {
  const translate = useTranslate();
  const { id, status, attention, trackingCode, unit, updatedAt } = letter;
  return (
    <Card component="li" sx={{ p: 2.5, display: 'grid', gap: 1.5 }}>
      <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 1, alignItems: 'center' }}>
        <Box sx={{ flex: '1 1 14rem' }}>
          <LetterLink letter={letter} />
        </Box>
        <StatusTag status={status} />
      </Box>
      <Facts
        facts={[
          [translate('letter.trackingCode'), trackingCode && <Code>{trackingCode}</Code>],
          [translate('letter.unit'), unit?.name],
          [translate('stuck.since'), <Instant at={attention?.since ?? updatedAt} />],
          [translate('stuck.reason'), attention?.reason],
        ]}
      />
      <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 1.5 }}>
        <RetryButton id={id} />
        <CompleteButton id={id} />
      </Box>
    </Card>
  );
};
