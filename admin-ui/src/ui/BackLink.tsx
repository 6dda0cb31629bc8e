import BackIcon from '@mui/icons-material/ArrowBack';
import Button from '@mui/material/Button';
import type { ReactNode } from 'react';
import { LinkBase } from 'react-admin';

/** The way back, its arrow pointing to where the line begins. */
export const BackLink = ({ to, children }: { to: string; children: ReactNode }) => (
  <Button
    component={LinkBase}
    startIcon={<BackIcon sx={(theme) => ({ transform: theme.direction === 'rtl' ? 'scaleX(-1)' : 'none' })} />}
    sx={{ px: 1, mb: 0.5, mx: -1 }}
    to={to}
  >
    {children}
  </Button>
);
