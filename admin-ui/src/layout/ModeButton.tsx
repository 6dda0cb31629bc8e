import DarkIcon from '@mui/icons-material/DarkModeOutlined';
import LightIcon from '@mui/icons-material/LightModeOutlined';
import IconButton from '@mui/material/IconButton';
import { useTheme, useTranslate } from 'react-admin';

export const ModeButton = () => {
  const translate = useTranslate();
  const [mode, setMode] = useTheme();
  const other = mode === 'dark' ? 'light' : 'dark';
  const label = translate(`app.${other}`);
  return (
    <IconButton
      aria-label={label}
      color="inherit"
      onClick={() => setMode(other)}
      sx={{ display: { xs: 'none', sm: 'inline-flex' } }}
      title={label}
    >
      {mode === 'dark' ? <LightIcon /> : <DarkIcon />}
    </IconButton>
  );
};
