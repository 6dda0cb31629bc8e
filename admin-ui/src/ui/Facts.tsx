import Box from '@mui/material/Box';
import type { ReactNode } from 'react';

/** Names and values, `null` and `undefined` ones left out. */
export const Facts = ({ facts }: { facts: [name: string, value: ReactNode][] }) => (
  <Box component="dl" sx={{ m: 0, display: 'grid', gap: 1.25 }}>
    {facts
      .filter(([, value]) => value !== false && value !== null && value !== undefined && value !== '')
      .map(([name, value]) => (
        <Box key={name} sx={{ display: 'grid', gridTemplateColumns: 'minmax(6.5rem, 2fr) 3fr', gap: 1 }}>
          <Box component="dt" sx={{ color: 'text.secondary' }}>
            {name}
          </Box>
          <Box component="dd" sx={{ m: 0, overflowWrap: 'anywhere' }}>
            {value}
          </Box>
        </Box>
      ))}
  </Box>
);
