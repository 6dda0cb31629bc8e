import Box from '@mui/material/Box';
import { useTranslate } from 'react-admin';
import type { Submission } from '../api/types.ts';
import { isOverdue } from '../dates/waiting.ts';
import { clock } from '../http/clock.ts';
import { Instant } from '../ui/Instant.tsx';
import { Tag } from '../ui/Tag.tsx';
import { useFormat } from '../ui/useFormat.ts';

interface Props {
  letter: Pick<Submission, 'status' | 'submittedAt' | 'promisedAt'>;
}

/** How long ago a letter was submitted, and when. */
export const Waiting = ({ letter: { submittedAt } }: Props) => {
  const format = useFormat();
  if (!submittedAt) return null;
  return (
    <Box component="span" sx={{ whiteSpace: 'nowrap' }} title={format.instant(submittedAt)}>
      <time dateTime={submittedAt}>{format.relative(submittedAt)}</time>
    </Box>
  );
};

/** The promised day, marked once it has passed. */
export const Deadline = ({ letter }: Props) => {
  const translate = useTranslate();
  if (!letter.promisedAt) return null;
  return (
    <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 0.75, alignItems: 'center' }}>
      <Instant at={letter.promisedAt} dateOnly />
      {isOverdue(letter, clock.now()) && <Tag tone="error">{translate('cartable.overdue')}</Tag>}
    </Box>
  );
};
