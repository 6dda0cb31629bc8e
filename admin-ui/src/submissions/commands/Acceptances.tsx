import Box from '@mui/material/Box';
import Typography from '@mui/material/Typography';
import { useTranslate } from 'react-admin';
import type { Submission } from '../../api/types.ts';
import { isolate } from '../../text/isolate.ts';
import { useFormat } from '../../ui/useFormat.ts';

/** How far a letter is that more than one person has to accept. */
export const Acceptances = ({ letter: { acceptances, acceptancesNeeded } }: { letter: Submission }) => {
  const translate = useTranslate();
  const { digits, instant } = useFormat();
  if (acceptancesNeeded < 2) return null;
  const counts = { count: digits(acceptances.length), needed: digits(acceptancesNeeded) };
  return (
    <Box>
      <Typography sx={{ fontWeight: 600 }}>{translate('letter.acceptances', counts)}</Typography>
      {acceptances.map(({ staffId, name, at }) => (
        <Typography color="textSecondary" key={staffId} variant="body2">
          {translate('letter.acceptedBy', { name: isolate(name), at: isolate(instant(at)) })}
        </Typography>
      ))}
    </Box>
  );
};
