import Alert from '@mui/material/Alert';
import CircularProgress from '@mui/material/CircularProgress';
import Snackbar from '@mui/material/Snackbar';
import { useSyncExternalStore } from 'react';
import { useLocale, useTranslate } from 'react-admin';
import { pending } from '../http/pending.ts';
import { localDigits } from '../text/digits.ts';

/** Says that an outcome is still unknown while the same request is asked again. */
export const PendingBanner = () => {
  const translate = useTranslate();
  const locale = useLocale() ?? 'fa';
  const attempt = useSyncExternalStore(pending.subscribe, pending.current);
  return (
    <Snackbar anchorOrigin={{ vertical: 'top', horizontal: 'center' }} open={attempt > 0} sx={{ zIndex: 2000 }}>
      <Alert icon={<CircularProgress aria-hidden color="inherit" size={20} />} role="status" severity="warning">
        {translate('app.outcomePending', { attempt: localDigits(attempt, locale) })}
      </Alert>
    </Snackbar>
  );
};
