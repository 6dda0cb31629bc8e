import Box from '@mui/material/Box';
import List from '@mui/material/List';
import useMediaQuery from '@mui/material/useMediaQuery';
import type { Theme } from '@mui/material/styles';
import { lazy, Suspense } from 'react';
import { useResourceDefinitions, useTranslate } from 'react-admin';
import { NavigationItem } from './NavigationItem.tsx';

const SmallNavigation = lazy(() => import('./SmallNavigation.tsx'));

const WIDTH = 232;
const BAR = 64;

interface Props {
  open: boolean;
  onClose: () => void;
}

/** Beside the page on wide screens, over it on small ones. */
export const SideNavigation = ({ open, onClose }: Props) => {
  const translate = useTranslate();
  const wide = useMediaQuery<Theme>((theme) => theme.breakpoints.up('md'), { noSsr: true });
  const names = Object.keys(useResourceDefinitions());
  const items = (
    <List aria-label={translate('app.menu')} component="nav" sx={{ p: 1.5, display: 'grid', gap: 0.5 }}>
      {names.map((name) => (
        <NavigationItem key={name} name={name} onGo={onClose} />
      ))}
    </List>
  );
  if (!wide) {
    return (
      <Suspense fallback={null}>
        <SmallNavigation onClose={onClose} open={open} width={WIDTH}>
          {items}
        </SmallNavigation>
      </Suspense>
    );
  }
  return (
    <Box sx={{ width: WIDTH, flexShrink: 0, bgcolor: 'background.paper', borderInlineEnd: 1, borderColor: 'divider' }}>
      <Box sx={{ position: 'sticky', top: BAR }}>{items}</Box>
    </Box>
  );
};
