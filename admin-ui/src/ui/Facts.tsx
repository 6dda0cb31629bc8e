import Box from '@mui/material/Box';
import { Fragment, type ReactNode } from 'react';

const isThere = (value: ReactNode) => value !== false && value !== null && value !== undefined && value !== '';

/** Names and values; what has no value is left out. */
export const Facts = ({ facts }: { facts: [name: string, value: ReactNode][] }) => (
  <Box
    component="dl"
    sx={{ m: 0, display: 'grid', columnGap: 2, rowGap: 1.25, gridTemplateColumns: 'fit-content(45%) 1fr' }}
  >
    {facts
      .filter(([, value]) => isThere(value))
      .map(([name, value]) => (
        <Fragment key={name}>
          <Box component="dt" sx={{ color: 'text.secondary' }}>
            {name}
          </Box>
          <Box component="dd" sx={{ m: 0, minWidth: 0, overflowWrap: 'anywhere' }}>
            {value}
          </Box>
        </Fragment>
      ))}
  </Box>
);
