import Box from '@mui/material/Box';
import useMediaQuery from '@mui/material/useMediaQuery';
import type { Theme } from '@mui/material/styles';
import { useListContext } from 'react-admin';
import type { SubmissionSummary } from '../api/types.ts';
import { Loading } from '../ui/Loading.tsx';
import { ListProblem } from '../ui/ListProblem.tsx';
import { Message } from '../ui/Message.tsx';
import { LetterCard } from './LetterCard.tsx';
import { LetterTable } from './LetterTable.tsx';

const isOnlyDefault = (filter: Record<string, unknown>) => filter.status === 'awaitingDecision' && !filter.q;

/** A table where there is room, cards where there is not. */
export const LetterList = () => {
  const { data, error, isPending, filterValues } = useListContext<SubmissionSummary>();
  const wide = useMediaQuery<Theme>((theme) => theme.breakpoints.up('md'), { noSsr: true });
  if (isPending) return <Loading />;
  if (error && !data) return <ListProblem error={error} />;
  if (!data || data.length === 0) {
    const kind = isOnlyDefault(filterValues) ? 'empty' : 'nothingFound';
    return <Message hint={`cartable.${kind}Hint`} level={2} title={`cartable.${kind}`} />;
  }
  if (wide) return <LetterTable letters={data} />;
  return (
    <Box component="ul" sx={{ m: 0, p: 0, listStyle: 'none' }}>
      {data.map((letter) => (
        <LetterCard key={letter.id} letter={letter} />
      ))}
    </Box>
  );
};
