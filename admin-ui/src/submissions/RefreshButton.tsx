import RefreshIcon from '@mui/icons-material/Refresh';
import Button from '@mui/material/Button';
import { useRefresh, useTranslate } from 'react-admin';

export const RefreshButton = () => {
  const translate = useTranslate();
  const refresh = useRefresh();
  return (
    <Button onClick={() => refresh()} startIcon={<RefreshIcon />} variant="outlined">
      {translate('app.refresh')}
    </Button>
  );
};
