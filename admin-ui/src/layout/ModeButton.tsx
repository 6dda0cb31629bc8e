import DarkIcon from '@mui/icons-material/DarkModeOutlined';
import LightIcon from '@mui/icons-material/LightModeOutlined';
import IconButton from '@mui/material/IconButton';
import Tooltip from '@mui/material/Tooltip';
import { useTheme, useTranslate } from 'react-admin';

export const ModeButton = () => {
  const translate = useTranslate();
  const [mode, setMode] = useTheme();
  const other = mode === 'dark' ? 'light' : 'dark';
  return (
    <Tooltip title={translate(`app.${other}`)}>
      <IconButton
        aria-label={translate(`app.${other}`)}
        color="inherit"
        onClick={() => setMode(other)}
        sx={{ display: { xs: 'none', sm: 'inline-flex' } }}
      >
        {mode === 'dark' ? <LightIcon /> : <DarkIcon />}
      </IconButton>
    </Tooltip>
  );
};
