import Box from '@mui/material/Box';
import Typography from '@mui/material/Typography';
import { useGetIdentity, useTranslate } from 'react-admin';
import type { Submission } from '../api/types.ts';
import { Code } from '../ui/Code.tsx';
import { StatusTag } from '../ui/StatusTag.tsx';
import { Tag } from '../ui/Tag.tsx';

/** Where a letter stands: status, number, who has claimed it, and whether it is stuck. */
export const LetterStatus = ({
  letter,
}: {
  letter: Pick<Submission, 'status' | 'needsAttention' | 'claim' | 'letterNumber'>;
}) => {
  const translate = useTranslate();
  const { identity } = useGetIdentity();
  const { status, needsAttention, claim, letterNumber } = letter;
  return (
    <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 0.75, alignItems: 'center' }}>
      <StatusTag status={status} />
      {needsAttention && <Tag tone="error">{translate('cartable.attention')}</Tag>}
      {letterNumber && <Code>{letterNumber}</Code>}
      {claim && (
        <Typography color="textSecondary" component="span" variant="body2">
          {translate('cartable.claim')}:{' '}
          <bdi>{claim.staffId === identity?.id ? translate('cartable.byMe') : claim.name}</bdi>
        </Typography>
      )}
    </Box>
  );
};
