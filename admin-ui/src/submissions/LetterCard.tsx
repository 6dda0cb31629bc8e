import Box from '@mui/material/Box';
import Typography from '@mui/material/Typography';
import { useTranslate } from 'react-admin';
import type { SubmissionSummary } from '../api/types.ts';
import { Code } from '../ui/Code.tsx';
import { LetterLink } from './LetterLink.tsx';
import { LetterStatus } from './LetterStatus.tsx';
import { Deadline, Waiting } from './Waiting.tsx';

/** A letter in the list of a small screen; the link covers the whole card. */
export const LetterCard = ({ letter }: { letter: SubmissionSummary }) => {
  const translate = useTranslate();
  return (
    <Box
      component="li"
      sx={{
        position: 'relative',
        p: 2,
        display: 'grid',
        gap: 0.75,
        '& + &': { borderTop: 1, borderColor: 'divider' },
        '& a::after': { content: '""', position: 'absolute', inset: 0 },
      }}
    >
      <LetterLink letter={letter} />
      <Typography color="textSecondary" variant="body2">
        <bdi>{letter.sender.name}</bdi>
        {letter.unit && (
          <>
            {' '}
            · <bdi>{letter.unit.name}</bdi>
          </>
        )}
      </Typography>
      <LetterStatus letter={letter} />
      <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 1.5, color: 'text.secondary', fontSize: '0.88rem' }}>
        <Waiting letter={letter} />
        {letter.promisedAt && (
          <Box sx={{ display: 'flex', gap: 0.5 }}>
            {translate('cartable.promisedAt')}: <Deadline letter={letter} />
          </Box>
        )}
        {letter.trackingCode && <Code>{letter.trackingCode}</Code>}
      </Box>
    </Box>
  );
};
