import Box from '@mui/material/Box';
import { Suspense, useState, type ReactNode } from 'react';
import { Notification, useLocation } from 'react-admin';
import { LiveBanner } from '../live/LiveBanner.tsx';
import { Loading } from '../ui/Loading.tsx';
import { ErrorGuard } from './ErrorGuard.tsx';
import { PendingBanner } from './PendingBanner.tsx';
import { SideNavigation } from './SideNavigation.tsx';
import { SkipLink } from './SkipLink.tsx';
import { TopBar } from './TopBar.tsx';

/** Top bar, navigation and the place of the pages. */
export const Frame = ({ children }: { children: ReactNode }) => {
  const { pathname } = useLocation();
  const [menuOpen, setMenuOpen] = useState(false);
  return (
    <>
      <SkipLink />
      <TopBar menuOpen={menuOpen} onMenu={() => setMenuOpen(true)} />
      <PendingBanner />
      <LiveBanner />
      <Box sx={{ display: 'flex', minHeight: 'calc(100vh - 64px)' }}>
        <SideNavigation open={menuOpen} onClose={() => setMenuOpen(false)} />
        <Box
          component="main"
          id="main"
          sx={{ flex: 1, minWidth: 0, p: { xs: 2, md: 3 }, pb: 6, outline: 'none' }}
          tabIndex={-1}
        >
          <ErrorGuard key={pathname}>
            <Suspense fallback={<Loading />}>{children}</Suspense>
          </ErrorGuard>
        </Box>
      </Box>
      <Notification />
    </>
  );
};
