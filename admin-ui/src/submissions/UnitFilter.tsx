import MenuItem from '@mui/material/MenuItem';
import TextField from '@mui/material/TextField';
import { useListContext, useTranslate } from 'react-admin';
import { useUnits } from '../units/useUnits.ts';

/** Narrows the list to one unit; not there when there is nothing to choose. */
export const UnitFilter = () => {
  const translate = useTranslate();
  const { filterValues, setFilters } = useListContext();
  const { units } = useUnits();
  if (units.length < 2) return null;
  return (
    <TextField
      label={translate('cartable.unit')}
      onChange={(event) => setFilters({ ...filterValues, unitId: event.target.value || undefined })}
      select
      slotProps={{ select: { displayEmpty: true }, inputLabel: { shrink: true } }}
      sx={{ flex: '0 1 13rem', minWidth: 160, bgcolor: 'background.paper' }}
      value={filterValues.unitId ?? ''}
    >
      <MenuItem value="">{translate('cartable.allUnits')}</MenuItem>
      {units.map(({ id, name }) => (
        <MenuItem key={id} value={id}>
          {name}
        </MenuItem>
      ))}
    </TextField>
  );
};
