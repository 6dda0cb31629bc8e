import type { MouseEvent } from 'react';
import Link from '@mui/material/Link';
import { LinkBase } from 'react-admin';
import type { Submission } from '../api/types.ts';
import { useFormat } from '../ui/useFormat.ts';

export const LetterLink = ({ letter }: { letter: Pick<Submission, 'id' | 'subject'> }) => {
  const { written } = useFormat();
  return (
    <Link
      component={LinkBase}
      onClick={(event: MouseEvent) => event.stopPropagation()}
      sx={{ fontWeight: 600, overflowWrap: 'anywhere' }}
      to={`/submissions/${letter.id}/show`}
      underline="hover"
    >
      {written(letter.subject)}
    </Link>
  );
};
