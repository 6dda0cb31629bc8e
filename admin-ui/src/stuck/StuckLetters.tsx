import Box from '@mui/material/Box';
import { ListBase, useListContext, useTranslate } from 'react-admin';
import { ListProblem } from '../ui/ListProblem.tsx';
import { Loading } from '../ui/Loading.tsx';
import { Message } from '../ui/Message.tsx';
import { Page } from '../ui/Page.tsx';
import { useFocusWhenLost } from '../ui/useFocusWhenLost.ts';
import type { SubmissionSummary } from '../api/types.ts';
import { StuckLetter } from './StuckLetter.tsx';

const List = () => {
  const { data, error, isPending } = useListContext<SubmissionSummary>();
  if (isPending) return <Loading />;
  if (error && !data) return <ListProblem error={error} />;
  if (!data || data.length === 0) return <Message level={2} title="stuck.empty" />;
  return (
    <Box component="ul" sx={{ m: 0, p: 0, listStyle: 'none', display: 'grid', gap: 2 }}>
      {data.map((letter) => (
        <StuckLetter key={letter.id} letter={letter} />
      ))}
    </Box>
  );
};

const Letters = () => {
  const { data } = useListContext<SubmissionSummary>();
  const place = useFocusWhenLost<HTMLDivElement>(data?.length);
  return (
    <div ref={place} tabIndex={-1}>
      <List />
    </div>
  );
};

/** Letters whose outcome outside nobody knows: a person looks there and says what happened. */
const StuckLetters = () => {
  const translate = useTranslate();
  return (
    <ListBase<SubmissionSummary>>
      <Page hint={translate('stuck.hint')} title={translate('stuck.title')} width={900}>
        <Letters />
      </Page>
    </ListBase>
  );
};

export default StuckLetters;
