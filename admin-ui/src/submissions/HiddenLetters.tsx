import Alert from '@mui/material/Alert';
import Button from '@mui/material/Button';
import { useListContext, useTranslate } from 'react-admin';
import { useFormat } from '../ui/useFormat.ts';

/** The server counts no further. */
const MOST = 20;

/** Says that a search finds more than the filter lets through, and lifts the filter. */
export const HiddenLetters = () => {
  const translate = useTranslate();
  const { digits } = useFormat();
  const { meta, filterValues, setFilters, isFetching } = useListContext();
  const hidden = Number(meta?.hidden ?? 0);
  if (hidden === 0 || isFetching) return null;
  const { status, unitId, mine, ...rest } = filterValues;
  const isByStatus = status && !unitId && !mine;
  const count = hidden < MOST ? digits(hidden) : translate('cartable.orMore', { count: digits(hidden) });
  const showAll = (
    <Button color="inherit" onClick={() => setFilters(rest)} size="small">
      {translate('cartable.showAll')}
    </Button>
  );
  return (
    <Alert action={showAll} role="status" severity="info" sx={{ mb: 2, alignItems: 'center' }}>
      {translate(isByStatus ? 'cartable.hiddenByStatus' : 'cartable.hidden', { smart_count: hidden, count })}
    </Alert>
  );
};
