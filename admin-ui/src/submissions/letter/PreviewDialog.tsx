import Alert from '@mui/material/Alert';
import Button from '@mui/material/Button';
import Dialog from '@mui/material/Dialog';
import DialogActions from '@mui/material/DialogActions';
import DialogContent from '@mui/material/DialogContent';
import DialogTitle from '@mui/material/DialogTitle';
import { lazy, Suspense, useId, useState } from 'react';
import { useTranslate } from 'react-admin';
import { Loading } from '../../ui/Loading.tsx';

const PdfPages = lazy(() => import('./PdfPages.tsx'));

interface Props {
  address: string;
  name: string;
  isPdf: boolean;
  open: boolean;
  onClose: () => void;
}

/** An image, shown by the browser itself, or the pages of a PDF. */
export const PreviewDialog = ({ address, name, isPdf, open, onClose }: Props) => {
  const translate = useTranslate();
  const id = useId();
  return (
    <Dialog aria-labelledby={id} fullWidth={isPdf} maxWidth="lg" onClose={onClose} open={open}>
      <DialogTitle id={id}>
        <bdi>{name}</bdi>
      </DialogTitle>
      <DialogContent tabIndex={0}>
        <Suspense fallback={<Loading />}>
          {isPdf ? <PdfPages address={address} /> : <Picture address={address} name={name} />}
        </Suspense>
      </DialogContent>
      <DialogActions>
        <Button onClick={onClose}>{translate('app.close')}</Button>
      </DialogActions>
    </Dialog>
  );
};

const Picture = ({ address, name }: Pick<Props, 'address' | 'name'>) => {
  const translate = useTranslate();
  const [failed, setFailed] = useState(false);
  if (failed) return <Alert severity="info">{translate('letter.previewFailed')}</Alert>;
  return (
    <img alt={name} onError={() => setFailed(true)} src={address} style={{ maxWidth: '100%', display: 'block' }} />
  );
};
