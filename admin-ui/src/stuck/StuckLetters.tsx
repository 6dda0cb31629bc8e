import Box from '@mui/material/Box';
import { ListBase, useListContext, useTranslate } from 'react-admin';
import { ListProblem } from '../ui/ListProblem.tsx';
import { Loading } from '../ui/Loading.tsx';
import { Message } from '../ui/Message.tsx';
import { Page } from '../ui/Page.tsx';
import type { Submission } from '../api/types.ts';
import { StuckLetter } from './StuckLetter.tsx';

const Letters = () => {
  const { data, error, isPending } = useListContext<Submission>();
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

/** Letters whose outcome outside nobody knows: a person looks there and says what happened. */
const StuckLetters = () => {
  const translate = useTranslate();
  return (
    <ListBase<Submission> queryOptions={{ refetchInterval: 15_000 }}>
      <Page hint={translate('stuck.hint')} title={translate('stuck.title')} width={900}>
        <Letters />
      </Page>
    </ListBase>
  );
};

export default StuckLetters;
