import Button from '@mui/material/Button';
import { useLocaleState, useTranslate } from 'react-admin';

export const LocaleButton = () => {
  const translate = useTranslate();
  const [locale, setLocale] = useLocaleState();
  const other = locale === 'fa' ? 'en' : 'fa';
  return (
    <Button color="inherit" lang={other} onClick={() => setLocale(other)} sx={{ minWidth: 0, px: 1.25 }}>
      {translate('app.language')}
    </Button>
  );
};
