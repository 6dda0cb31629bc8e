import Box from '@mui/material/Box';
import MenuItem from '@mui/material/MenuItem';
import TextField from '@mui/material/TextField';
import { useTranslate } from 'react-admin';
import type { Submission } from '../../api/types.ts';
import { useColleagues } from '../../staff/useColleagues.ts';
import { useUnits } from '../../units/useUnits.ts';

export interface Target {
  unitId: string;
  staffId: string;
}

interface Props {
  letter: Submission;
  target: Target;
  missing: boolean;
  onChange: (target: Target) => void;
}

export const ReassignFields = ({ letter, target, missing, onChange }: Props) => {
  const translate = useTranslate();
  const { units } = useUnits();
  const colleagues = useColleagues(target.unitId);
  const required = translate('command.reassign.required');
  return (
    <Box sx={{ display: 'grid', gap: 2, pt: 1 }}>
      <TextField
        error={missing}
        helperText={missing ? required : translate('command.reassign.hint')}
        label={translate('command.reassign.unit')}
        onChange={(event) => onChange({ unitId: event.target.value, staffId: '' })}
        select
        value={target.unitId}
      >
        {units
          .filter(({ active }) => active)
          .map(({ id, name }) => (
            <MenuItem key={id} value={id}>
              {name} {id === letter.unit?.id && '•'}
            </MenuItem>
          ))}
      </TextField>
      {colleagues.length > 0 && (
        <TextField
          label={translate('command.reassign.staff')}
          onChange={(event) => onChange({ ...target, staffId: event.target.value })}
          select
          slotProps={{ select: { displayEmpty: true }, inputLabel: { shrink: true } }}
          value={target.staffId}
        >
          <MenuItem value="">{translate('command.reassign.anyone')}</MenuItem>
          {colleagues.map(({ id, name }) => (
            <MenuItem key={id} value={id}>
              {name}
            </MenuItem>
          ))}
        </TextField>
      )}
    </Box>
  );
};
