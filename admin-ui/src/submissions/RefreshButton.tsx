import RefreshIcon from '@mui/icons-material/Refresh';
import IconButton from '@mui/material/IconButton';
import Tooltip from '@mui/material/Tooltip';
import { useRefresh, useTranslate } from 'react-admin';

export const RefreshButton = () => {
  const translate = useTranslate();
  const refresh = useRefresh();
  return (
    <Tooltip title={translate('app.refresh')}>
      <IconButton aria-label={translate('app.refresh')} color="primary" onClick={() => refresh()}>
        <RefreshIcon />
      </IconButton>
    </Tooltip>
  );
};
