import Box from '@mui/material/Box';
import FormControlLabel from '@mui/material/FormControlLabel';
import Switch from '@mui/material/Switch';
import { useListContext, useTranslate } from 'react-admin';
import { SearchBox } from './SearchBox.tsx';
import { StatusFilter } from './StatusFilter.tsx';
import { UnitFilter } from './UnitFilter.tsx';

/** Status, unit, mine and one search box for text, tracking code and letter number. */
export const CartableFilters = () => {
  const translate = useTranslate();
  const { filterValues, setFilters } = useListContext();
  const toggleMine = (mine: boolean) => setFilters({ ...filterValues, mine: mine || undefined });
  return (
    <Box role="search" sx={{ display: 'grid', gap: 2, mb: 2 }}>
      <StatusFilter />
      <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 2, alignItems: 'center' }}>
        <SearchBox />
        <UnitFilter />
        <FormControlLabel
          control={<Switch checked={Boolean(filterValues.mine)} onChange={(_event, checked) => toggleMine(checked)} />}
          label={translate('cartable.mine')}
          sx={{ mx: 0 }}
        />
      </Box>
    </Box>
  );
};
