import Box from '@mui/material/Box';
import { alpha } from '@mui/material/styles';
import type { ReactNode } from 'react';
import type { Tone } from './tones.ts';

/** A short word on a tinted ground. */
export const Tag = ({ tone, children }: { tone: Tone; children: ReactNode }) => (
  <Box
    component="span"
    sx={(theme) => ({
      display: 'inline-flex',
      alignItems: 'center',
      gap: 0.75,
      px: 1.25,
      py: 0.25,
      borderRadius: 99,
      fontSize: '0.82rem',
      fontWeight: 600,
      whiteSpace: 'nowrap',
      lineHeight: 1.7,
      color: theme.palette.mode === 'dark' ? theme.palette[tone].main : theme.palette[tone].dark,
      backgroundColor: alpha(theme.palette[tone].main, theme.palette.mode === 'dark' ? 0.16 : 0.1),
      '&::before': {
        content: '""',
        width: 7,
        height: 7,
        borderRadius: '50%',
        backgroundColor: theme.palette[tone].main,
      },
    })}
  >
    {children}
  </Box>
);
