import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import TextField from '@mui/material/TextField';
import Typography from '@mui/material/Typography';
import { useState, type KeyboardEvent } from 'react';
import { useInput, useTranslate } from 'react-admin';
import { FaultText } from '../ui/FaultText.tsx';
import { HolidayList } from './HolidayList.tsx';
import { withHoliday, withoutHoliday } from './holidays.ts';

/** Jalali days are typed; Gregorian days are kept. */
export const HolidaysInput = () => {
  const translate = useTranslate();
  const { field } = useInput<string[]>({ source: 'holidays', defaultValue: [] });
  const [text, setText] = useState('');
  const [fault, setFault] = useState<string>();

  const add = () => {
    const result = withHoliday(field.value, text);
    setFault(result.fault && translate(`organisation.${result.fault}`));
    if (result.fault) return;
    field.onChange(result.holidays);
    setText('');
  };

  const addOnEnter = (event: KeyboardEvent) => {
    if (event.key !== 'Enter') return;
    event.preventDefault();
    add();
  };

  return (
    <Box sx={{ display: 'grid', gap: 1.5, mt: 1 }}>
      <Typography variant="h3">{translate('organisation.holidays')}</Typography>
      <Typography color="textSecondary" variant="body2">
        {translate('organisation.holidaysHint')}
      </Typography>
      <Box sx={{ display: 'flex', gap: 1.5, alignItems: 'flex-start' }}>
        <TextField
          error={fault !== undefined}
          helperText={fault ?? translate('organisation.holidayFormat')}
          label={translate('organisation.holidayDay')}
          onChange={(event) => setText(event.target.value)}
          onKeyDown={addOnEnter}
          slotProps={{ htmlInput: { dir: 'ltr', inputMode: 'numeric' } }}
          sx={{ maxWidth: 240 }}
          value={text}
        />
        <Button onClick={add} variant="outlined">
          {translate('organisation.addHoliday')}
        </Button>
      </Box>
      <FaultText source="holidays" />
      <HolidayList holidays={field.value} onRemove={(day) => field.onChange(withoutHoliday(field.value, day))} />
    </Box>
  );
};
