import Box from '@mui/material/Box';
import { useGetList, useTranslate } from 'react-admin';
import type { Submission, TimelineEntry } from '../../api/types.ts';
import { ListProblem } from '../../ui/ListProblem.tsx';
import { Loading } from '../../ui/Loading.tsx';
import { Section } from '../../ui/Section.tsx';
import { TimelineItem } from './TimelineItem.tsx';

type Entry = TimelineEntry & { id: string };

/** Everything that happened to the letter, the newest first; read again whenever the letter has changed. */
export const TimelineSection = ({ letter: { id, sequence } }: { letter: Submission }) => {
  const translate = useTranslate();
  const { data, error } = useGetList<Entry>(
    'timeline',
    { filter: { submissionId: id, sequence } },
    { placeholderData: (previous) => previous, retry: 1 },
  );
  return (
    <Section title={translate('letter.timeline')}>
      {error && !data && <ListProblem error={error} />}
      {!error && !data && <Loading />}
      <Box component="ol" reversed sx={{ m: 0, p: 0, listStyle: 'none' }}>
        {data?.toReversed().map((entry) => (
          <TimelineItem entry={entry} key={entry.id} />
        ))}
      </Box>
    </Section>
  );
};
