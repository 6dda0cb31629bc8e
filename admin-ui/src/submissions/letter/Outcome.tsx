import Alert from '@mui/material/Alert';
import AlertTitle from '@mui/material/AlertTitle';
import CircularProgress from '@mui/material/CircularProgress';
import Typography from '@mui/material/Typography';
import { useTranslate } from 'react-admin';
import type { Submission } from '../../api/types.ts';
import { Code } from '../../ui/Code.tsx';
import { CopyButton } from '../../ui/CopyButton.tsx';
import { Instant } from '../../ui/Instant.tsx';

const LetterNumber = ({ number, at }: { number: string; at: string | null }) => {
  const translate = useTranslate();
  return (
    <Alert severity="success">
      <AlertTitle sx={{ display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: 1, fontSize: '1.15rem' }}>
        {translate('letter.letterNumber')}: <Code>{number}</Code>
        <CopyButton label={translate('letter.letterNumber')} text={number} />
      </AlertTitle>
      {translate('letter.registered')} {at && <Instant at={at} />}
    </Alert>
  );
};

/** What became of the letter: its number, that it is on the way, the reason for rejection, or that it is stuck. */
export const Outcome = ({ letter }: { letter: Submission }) => {
  const translate = useTranslate();
  const { letterNumber, registeredAt, status, rejection, needsAttention, attention } = letter;
  return (
    <div aria-live="polite" style={{ display: 'grid', gap: 12, marginBlockEnd: 16 }}>
      {needsAttention && (
        <Alert severity="error">
          {translate('letter.attention')} {attention && translate(`stuck.reasons.${attention.reason}`)}
        </Alert>
      )}
      {letterNumber && <LetterNumber at={registeredAt} number={letterNumber} />}
      {status === 'registering' && !letterNumber && !needsAttention && (
        <Alert icon={<CircularProgress aria-hidden color="inherit" size={20} />} severity="info">
          {translate('letter.registering')}
        </Alert>
      )}
      {rejection && (
        <Alert severity="error">
          <AlertTitle>{translate('letter.rejection')}</AlertTitle>
          <Typography sx={{ whiteSpace: 'pre-wrap', overflowWrap: 'anywhere' }}>{rejection.reason}</Typography>
          <Instant at={rejection.at} />
        </Alert>
      )}
    </div>
  );
};
