import type { MouseEvent } from 'react';
import Link from '@mui/material/Link';
import { LinkBase } from 'react-admin';
import type { Submission } from '../api/types.ts';

export const LetterLink = ({ letter }: { letter: Pick<Submission, 'id' | 'subject'> }) => {
  return (
    <Link
      component={LinkBase}
      onClick={(event: MouseEvent) => event.stopPropagation()}
      sx={{ fontWeight: 600, overflowWrap: 'anywhere' }}
      to={`/submissions/${letter.id}/show`}
      underline="hover"
    >
      {letter.subject}
    </Link>
  );
};
