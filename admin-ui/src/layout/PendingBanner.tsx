import Alert from '@mui/material/Alert';
import CircularProgress from '@mui/material/CircularProgress';
import Snackbar from '@mui/material/Snackbar';
import { useLocale, useTranslate } from 'react-admin';
import { usePending } from '../http/usePending.ts';
import { localDigits } from '../text/digits.ts';
import { useOnline } from '../ui/useOnline.ts';

/** Says that an outcome is still unknown while the same request is asked again. */
export const PendingBanner = () => {
  const translate = useTranslate();
  const locale = useLocale() ?? 'fa';
  const attempt = usePending();
  const said = useOnline() ? 'app.outcomePending' : 'app.offline';
  return (
    <Snackbar anchorOrigin={{ vertical: 'top', horizontal: 'center' }} open={attempt > 0} sx={{ zIndex: 2000 }}>
      <Alert icon={<CircularProgress aria-hidden color="inherit" size={20} />} role="status" severity="warning">
        {translate(said, { attempt: localDigits(attempt, locale) })}
      </Alert>
    </Snackbar>
  );
};
