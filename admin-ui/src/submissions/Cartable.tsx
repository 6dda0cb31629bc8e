import Card from '@mui/material/Card';
import { ListBase, useTranslate } from 'react-admin';
import { Page } from '../ui/Page.tsx';
import { Pager } from '../ui/Pager.tsx';
import { CartableFilters } from './CartableFilters.tsx';
import { LetterList } from './LetterList.tsx';
import { RefreshButton } from './RefreshButton.tsx';

const REFRESH_EVERY = 10_000;
const WHAT_AWAITS_ME = { status: 'awaitingDecision' };

/** A controller's inbox: what awaits a decision first, everything else by filter. */
const Cartable = () => {
  const translate = useTranslate();
  return (
    <ListBase
      filterDefaultValues={WHAT_AWAITS_ME}
      perPage={20}
      queryOptions={{ refetchInterval: REFRESH_EVERY }}
      sort={{ field: 'createdAt', order: 'DESC' }}
    >
      <Page actions={<RefreshButton />} title={translate('cartable.title')}>
        <CartableFilters />
        <Card>
          <LetterList />
        </Card>
        <Pager />
      </Page>
    </ListBase>
  );
};

export default Cartable;
