import Card from '@mui/material/Card';
import { ListBase, useTranslate } from 'react-admin';
import { useMe } from '../auth/useMe.ts';
import { Loading } from '../ui/Loading.tsx';
import { Page } from '../ui/Page.tsx';
import { Pager } from '../ui/Pager.tsx';
import { CartableFilters } from './CartableFilters.tsx';
import { defaultFilter } from './defaultFilter.ts';
import { HiddenLetters } from './HiddenLetters.tsx';
import { LetterList } from './LetterList.tsx';
import { RefreshButton } from './RefreshButton.tsx';

/** Keeps react-admin from showing a row of the list as the whole letter. */
const SUMMARIES = { meta: { summaries: true } };

/** A controller's inbox: what awaits a decision first, everything else by filter. */
const Cartable = () => {
  const translate = useTranslate();
  const me = useMe();
  if (!me) return <Loading />;
  return (
    <ListBase
      filterDefaultValues={defaultFilter(me)}
      perPage={20}
      queryOptions={SUMMARIES}
      sort={{ field: 'createdAt', order: 'DESC' }}
    >
      <Page actions={<RefreshButton />} title={translate('cartable.title')}>
        <CartableFilters />
        <HiddenLetters />
        <Card>
          <LetterList />
        </Card>
        <Pager />
      </Page>
    </ListBase>
  );
};

export default Cartable;
