import Box from '@mui/material/Box';
import Card from '@mui/material/Card';
import { RecordContextProvider, useTranslate } from 'react-admin';
import type { Submission } from '../api/types.ts';
import { LetterLink } from '../submissions/LetterLink.tsx';
import { Code } from '../ui/Code.tsx';
import { Facts } from '../ui/Facts.tsx';
import { Instant } from '../ui/Instant.tsx';
import { StatusTag } from '../ui/StatusTag.tsx';
import { StuckButtons } from './StuckButtons.tsx';

export const StuckLetter = ({ letter }: { letter: Submission }) => {
  const translate = useTranslate();
  const { status, attention, trackingCode, unit, updatedAt } = letter;
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
          [translate('stuck.reason'), attention && translate(`stuck.reasons.${attention.reason}`)],
          [translate('stuck.detail'), attention?.detail],
        ]}
      />
      <RecordContextProvider value={letter}>
        <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 1.5 }}>
          <StuckButtons />
        </Box>
      </RecordContextProvider>
    </Card>
  );
};
