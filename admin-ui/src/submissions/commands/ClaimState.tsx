import Typography from '@mui/material/Typography';
import { useGetIdentity, useTranslate } from 'react-admin';
import type { Submission } from '../../api/types.ts';
import { isolate } from '../../text/isolate.ts';
import { useFormat } from '../../ui/useFormat.ts';

/** Who is looking at the letter, and until when. */
export const ClaimState = ({ letter: { claim, status } }: { letter: Submission }) => {
  const translate = useTranslate();
  const { identity } = useGetIdentity();
  const { instant } = useFormat();
  if (!claim && status !== 'awaitingDecision') return null;
  const key = claim?.staffId === identity?.id ? 'letter.claimedByMe' : 'letter.claimedBy';
  return (
    <Typography color="textSecondary" variant="body2">
      {claim
        ? translate(key, { name: isolate(claim.name), until: isolate(instant(claim.until)) })
        : translate('letter.notClaimed')}
    </Typography>
  );
};
