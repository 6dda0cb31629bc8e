import Box from '@mui/material/Box';
import FormControlLabel from '@mui/material/FormControlLabel';
import Switch from '@mui/material/Switch';
import { useListContext, useTranslate } from 'react-admin';
import { SearchBox } from './SearchBox.tsx';
import { StatusFilter } from './StatusFilter.tsx';
import { UnitFilter } from './UnitFilter.tsx';

interface ToggleProps {
  name: 'mine' | 'order';
  /** The filter's value while it is on. */
  on: unknown;
}

const Toggle = ({ name, on }: ToggleProps) => {
  const translate = useTranslate();
  const { filterValues, setFilters } = useListContext();
  const toggle = (checked: boolean) => setFilters({ ...filterValues, [name]: checked ? on : undefined });
  return (
    <FormControlLabel
      control={<Switch checked={filterValues[name] === on} onChange={(_event, checked) => toggle(checked)} />}
      label={translate(`cartable.${name}`)}
      sx={{ mx: 0 }}
    />
  );
};

/** Status, unit, mine, the order, and one search box for text, sender, tracking code and letter number. */
export const CartableFilters = () => (
  <Box role="search" sx={{ display: 'grid', gap: 2, mb: 2 }}>
    <StatusFilter />
    <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 2, alignItems: 'center' }}>
      <SearchBox />
      <UnitFilter />
      <Toggle name="mine" on={true} />
      <Toggle name="order" on="oldest" />
    </Box>
  </Box>
);
