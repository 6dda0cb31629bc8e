import Box from '@mui/material/Box';
import Chip from '@mui/material/Chip';
import { useListContext, useTranslate } from 'react-admin';

const VIEWS = ['awaitingDecision', 'awaitingApplicant', 'registering', 'registered', 'rejected', undefined] as const;

/** One status at a time, or all of them. */
export const StatusFilter = () => {
  const translate = useTranslate();
  const { filterValues, setFilters } = useListContext();
  return (
    <Box
      aria-label={translate('cartable.view')}
      role="group"
      sx={{ display: 'flex', gap: 1, flexWrap: { xs: 'nowrap', sm: 'wrap' }, overflowX: 'auto', p: 0.5, m: -0.5 }}
    >
      {VIEWS.map((status) => {
        const chosen = filterValues.status === status;
        return (
          <Chip
            aria-pressed={chosen}
            color={chosen ? 'primary' : 'default'}
            key={status ?? 'all'}
            label={translate(status ? `status.${status}` : 'app.all')}
            onClick={() => setFilters({ ...filterValues, status })}
            sx={{ fontWeight: 600, px: 0.5, height: 36, borderRadius: 99 }}
            variant={chosen ? 'filled' : 'outlined'}
          />
        );
      })}
    </Box>
  );
};
