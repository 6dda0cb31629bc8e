import CloseIcon from '@mui/icons-material/Close';
import Box from '@mui/material/Box';
import IconButton from '@mui/material/IconButton';
import Typography from '@mui/material/Typography';
import { useTranslate } from 'react-admin';
import { toJalaliLong } from '../../../domain/calendar/jalali.ts';
import { useFormat } from '../ui/useFormat.ts';

interface Props {
  holidays: string[];
  onRemove: (day: string) => void;
}

export const HolidayList = ({ holidays, onRemove }: Props) => {
  const translate = useTranslate();
  const { locale } = useFormat();
  if (holidays.length === 0) {
    return <Typography color="textSecondary">{translate('organisation.noHolidays')}</Typography>;
  }
  const nameOf = (day: string) => toJalaliLong(`${day}T12:00:00+03:30`, locale);
  return (
    <Box component="ul" sx={{ m: 0, p: 0, listStyle: 'none', display: 'flex', flexWrap: 'wrap', gap: 1 }}>
      {holidays.map((day) => (
        <Box
          component="li"
          key={day}
          sx={{ display: 'flex', alignItems: 'center', border: 1, borderColor: 'divider', borderRadius: 99, px: 1.5 }}
        >
          <time dateTime={day}>{nameOf(day)}</time>
          <IconButton
            aria-label={translate('organisation.removeHoliday', { day: nameOf(day) })}
            edge="end"
            onClick={() => onRemove(day)}
            size="small"
          >
            <CloseIcon fontSize="inherit" />
          </IconButton>
        </Box>
      ))}
    </Box>
  );
};
