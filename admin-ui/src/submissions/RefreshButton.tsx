import RefreshIcon from '@mui/icons-material/Refresh';
import IconButton from '@mui/material/IconButton';
import { useRefresh, useTranslate } from 'react-admin';

export const RefreshButton = () => {
  const translate = useTranslate();
  const refresh = useRefresh();
  const label = translate('app.refresh');
  return (
    <IconButton aria-label={label} color="primary" onClick={() => refresh()} title={label}>
      <RefreshIcon />
    </IconButton>
  );
};
