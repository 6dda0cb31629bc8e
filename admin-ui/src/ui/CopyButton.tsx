import CopyIcon from '@mui/icons-material/ContentCopyOutlined';
import IconButton from '@mui/material/IconButton';
import { useNotify, useTranslate } from 'react-admin';
import { copyText } from '../../../client/copy-text.ts';

/** Copies a code as it stands on the wire. */
export const CopyButton = ({ text, label }: { text: string; label: string }) => {
  const translate = useTranslate();
  const notify = useNotify();
  const copy = async () => {
    await copyText(text);
    notify('app.copied', { type: 'info' });
  };
  return (
    <IconButton aria-label={`${translate('app.copy')}: ${label}`} onClick={() => void copy()} size="small">
      <CopyIcon fontSize="inherit" />
    </IconButton>
  );
};
