import Alert from '@mui/material/Alert';
import Button from '@mui/material/Button';
import Dialog from '@mui/material/Dialog';
import DialogActions from '@mui/material/DialogActions';
import DialogContent from '@mui/material/DialogContent';
import DialogTitle from '@mui/material/DialogTitle';
import { useId, useState } from 'react';
import { useTranslate } from 'react-admin';

interface Props {
  address: string;
  name: string;
  open: boolean;
  onClose: () => void;
}

/** An image, shown by the browser itself. */
export const PreviewDialog = ({ address, name, open, onClose }: Props) => {
  const translate = useTranslate();
  const id = useId();
  const [failed, setFailed] = useState(false);
  return (
    <Dialog aria-labelledby={id} maxWidth="lg" onClose={onClose} open={open}>
      <DialogTitle id={id}>
        <bdi>{name}</bdi>
      </DialogTitle>
      <DialogContent>
        {failed ? (
          <Alert severity="info">{translate('letter.previewFailed')}</Alert>
        ) : (
          <img
            alt={name}
            onError={() => setFailed(true)}
            src={address}
            style={{ maxWidth: '100%', display: 'block' }}
          />
        )}
      </DialogContent>
      <DialogActions>
        <Button onClick={onClose}>{translate('app.close')}</Button>
      </DialogActions>
    </Dialog>
  );
};
