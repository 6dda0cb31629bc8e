import Alert from '@mui/material/Alert';
import { useTranslate } from 'react-admin';
import { useLive } from './useLive.ts';

/** Says when the page no longer changes by itself. */
export const LiveBanner = () => {
  const translate = useTranslate();
  const down = useLive();
  return (
    <div role="status">
      {down && (
        <Alert severity="warning" sx={{ borderRadius: 0 }}>
          {translate('app.notLive')}
        </Alert>
      )}
    </div>
  );
};
