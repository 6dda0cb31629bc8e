import Box from '@mui/material/Box';
import Card from '@mui/material/Card';
import Chip from '@mui/material/Chip';
import type { ReactNode } from 'react';

interface Props {
  title: ReactNode;
  tag: ReactNode;
  children: ReactNode;
}

export const StuckCard = ({ title, tag, children }: Props) => (
  <Card component="li" sx={{ p: 2.5, display: 'grid', gap: 1.5 }}>
    <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 1, alignItems: 'center' }}>
      <Box sx={{ flex: '1 1 14rem' }}>{title}</Box>
      {typeof tag === 'string' ? <Chip label={tag} size="small" /> : tag}
    </Box>
    {children}
  </Card>
);
