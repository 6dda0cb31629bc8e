import PersonIcon from '@mui/icons-material/AccountCircleOutlined';
import IconButton from '@mui/material/IconButton';
import ListSubheader from '@mui/material/ListSubheader';
import Menu from '@mui/material/Menu';
import MenuItem from '@mui/material/MenuItem';
import { useState } from 'react';
import { useGetIdentity, useLogout, useTheme, useTranslate } from 'react-admin';

/** Who is signed in, the mode on small screens, and the way out. */
export const AccountMenu = () => {
  const translate = useTranslate();
  const { identity } = useGetIdentity();
  const logout = useLogout();
  const [mode, setMode] = useTheme();
  const [anchor, setAnchor] = useState<HTMLElement | null>(null);
  const other = mode === 'dark' ? 'light' : 'dark';
  return (
    <>
      <IconButton
        aria-expanded={anchor !== null}
        aria-haspopup="menu"
        aria-label={`${translate('app.account')}: ${identity?.fullName ?? ''}`}
        color="inherit"
        onClick={(event) => setAnchor(event.currentTarget)}
      >
        <PersonIcon />
      </IconButton>
      <Menu anchorEl={anchor} onClose={() => setAnchor(null)} open={anchor !== null}>
        <ListSubheader role="presentation" sx={{ bgcolor: 'transparent', lineHeight: 2.4 }}>
          {identity?.fullName}
        </ListSubheader>
        <MenuItem onClick={() => setMode(other)} sx={{ display: { sm: 'none' } }}>
          {translate(`app.${other}`)}
        </MenuItem>
        <MenuItem onClick={() => void logout()}>{translate('app.signOut')}</MenuItem>
      </Menu>
    </>
  );
};
