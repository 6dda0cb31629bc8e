import Box from '@mui/material/Box';
import { useGetList, useTranslate } from 'react-admin';
import type { Submission } from '../../api/types.ts';
import { ListProblem } from '../../ui/ListProblem.tsx';
import { Loading } from '../../ui/Loading.tsx';
import { Section } from '../../ui/Section.tsx';
import { foldDocuments, type Told } from './foldDocuments.ts';
import { TimelineItem } from './TimelineItem.tsx';

/** Everything that happened to the letter, the newest first; read again whenever the letter has changed. */
export const TimelineSection = ({ letter: { id, sequence, unit } }: { letter: Submission }) => {
  const translate = useTranslate();
  const { data, error } = useGetList<Told>(
    'timeline',
    { filter: { submissionId: id, sequence } },
    { placeholderData: (previous) => previous, retry: 1 },
  );
  const told = foldDocuments(data ?? []);
  const routedTo = told.some(({ type }) => type === 'reassigned') ? undefined : unit?.name;
  return (
    <Section title={translate('letter.timeline')}>
      {error && !data && <ListProblem error={error} />}
      {!error && !data && <Loading />}
      <Box component="ol" reversed sx={{ m: 0, p: 0, listStyle: 'none' }}>
        {told.toReversed().map((entry) => (
          <TimelineItem entry={entry} key={entry.id} routedTo={routedTo} />
        ))}
      </Box>
    </Section>
  );
};
