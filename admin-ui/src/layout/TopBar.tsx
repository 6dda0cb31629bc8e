import MenuIcon from '@mui/icons-material/Menu';
import AppBar from '@mui/material/AppBar';
import Box from '@mui/material/Box';
import IconButton from '@mui/material/IconButton';
import Toolbar from '@mui/material/Toolbar';
import Typography from '@mui/material/Typography';
import { useTranslate } from 'react-admin';
import { useMe } from '../auth/useMe.ts';
import { AccountMenu } from './AccountMenu.tsx';
import { LocaleButton } from './LocaleButton.tsx';
import { ModeButton } from './ModeButton.tsx';

interface Props {
  menuOpen: boolean;
  onMenu: () => void;
}

const Brand = () => {
  const translate = useTranslate();
  const organisation = useMe()?.organisation.name;
  return (
    <Box sx={{ flex: 1, minWidth: 0, lineHeight: 1.3 }}>
      <Typography component="p" noWrap sx={{ fontWeight: 700, lineHeight: 1.5 }}>
        {translate('app.name')}
      </Typography>
      <Typography component="p" noWrap sx={{ fontSize: '0.8rem', lineHeight: 1.4, opacity: 0.92 }}>
        {organisation ?? translate('app.tagline')}
      </Typography>
    </Box>
  );
};

export const TopBar = ({ menuOpen, onMenu }: Props) => {
  const translate = useTranslate();
  return (
    <AppBar
      elevation={0}
      position="sticky"
      sx={{ bgcolor: '#0b5d5b', color: '#ffffff', zIndex: (theme) => theme.zIndex.drawer + 1 }}
    >
      <Toolbar sx={{ gap: 1, minHeight: 64 }}>
        <IconButton
          aria-expanded={menuOpen}
          aria-label={translate('app.openMenu')}
          color="inherit"
          onClick={onMenu}
          sx={{ display: { md: 'none' } }}
        >
          <MenuIcon />
        </IconButton>
        <Box
          alt=""
          component="img"
          src={`${import.meta.env.BASE_URL}favicon.svg`}
          sx={{ width: 36, height: 36, borderRadius: 1, outline: '1px solid rgb(255 255 255 / 35%)' }}
        />
        <Brand />
        <LocaleButton />
        <ModeButton />
        <AccountMenu />
      </Toolbar>
    </AppBar>
  );
};
