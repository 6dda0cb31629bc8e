import Box from '@mui/material/Box';
import { ListBase, useListContext, useTranslate } from 'react-admin';
import { ListProblem } from '../ui/ListProblem.tsx';
import { Loading } from '../ui/Loading.tsx';
import { Message } from '../ui/Message.tsx';
import { Page } from '../ui/Page.tsx';
import { useFocusWhenLost } from '../ui/useFocusWhenLost.ts';
import type { Stuck } from '../api/types.ts';
import { Groups } from './Groups.tsx';
import { StuckEvent } from './StuckEvent.tsx';
import { StuckLetter } from './StuckLetter.tsx';
import { StuckNotice } from './StuckNotice.tsx';

const One = ({ one }: { one: Stuck }) => {
  switch (one.kind) {
    case 'letter':
      return <StuckLetter letter={one} />;
    case 'notice':
      return <StuckNotice notice={one} />;
    case 'event':
      return <StuckEvent event={one} />;
  }
};

const List = () => {
  const { data, error, isPending } = useListContext<Stuck>();
  if (isPending) return <Loading />;
  if (error && !data) return <ListProblem error={error} />;
  if (!data || data.length === 0) return <Message level={2} title="stuck.empty" />;
  return (
    <Box component="ul" sx={{ m: 0, p: 0, listStyle: 'none', display: 'grid', gap: 2 }}>
      {data.map((one) => (
        <One key={one.id} one={one} />
      ))}
    </Box>
  );
};

const Things = () => {
  const { data } = useListContext<Stuck>();
  const place = useFocusWhenLost<HTMLDivElement>(data?.length);
  return (
    <div ref={place} tabIndex={-1}>
      <Groups stuck={data ?? []} />
      <List />
    </div>
  );
};

/** What waits for a person or keeps failing: a person looks and says what is to happen. */
const StuckThings = () => {
  const translate = useTranslate();
  return (
    <ListBase<Stuck>>
      <Page hint={translate('stuck.hint')} title={translate('stuck.title')} width={900}>
        <Things />
      </Page>
    </ListBase>
  );
};

export default StuckThings;
