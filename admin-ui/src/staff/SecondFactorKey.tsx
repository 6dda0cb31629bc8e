import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Dialog from '@mui/material/Dialog';
import DialogActions from '@mui/material/DialogActions';
import DialogContent from '@mui/material/DialogContent';
import DialogTitle from '@mui/material/DialogTitle';
import Typography from '@mui/material/Typography';
import { useId } from 'react';
import { useTranslate } from 'react-admin';
import { CopyButton } from '../ui/CopyButton.tsx';
import { secretOf } from './secretOf.ts';

/** A new authenticator key, shown this once. */
export const SecondFactorKey = ({ uri, onClose }: { uri: string | undefined; onClose: () => void }) => {
  const translate = useTranslate();
  const id = useId();
  if (uri === undefined) return null;
  const secret = secretOf(uri);
  const label = translate('staff.secondFactorKey');
  return (
    <Dialog aria-labelledby={id} fullWidth maxWidth="sm" open>
      <DialogTitle id={id}>{translate('staff.secondFactorMade')}</DialogTitle>
      <DialogContent sx={{ display: 'grid', gap: 2 }}>
        <Typography>{translate('staff.secondFactorOnce')}</Typography>
        <Box sx={{ display: 'flex', alignItems: 'center', gap: 1 }}>
          <Box component="code" dir="ltr" sx={{ fontSize: '1.05rem', overflowWrap: 'anywhere' }}>
            {secret}
          </Box>
          <CopyButton label={label} text={secret} />
        </Box>
        <Button component="a" href={uri} sx={{ justifySelf: 'start' }} variant="outlined">
          {translate('staff.secondFactorOpen')}
        </Button>
      </DialogContent>
      <DialogActions>
        <Button onClick={onClose} variant="contained">
          {translate('app.close')}
        </Button>
      </DialogActions>
    </Dialog>
  );
};
