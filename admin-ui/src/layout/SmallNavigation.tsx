import Drawer from '@mui/material/Drawer';
import type { ReactNode } from 'react';
import { useTranslate } from 'react-admin';

interface Props {
  open: boolean;
  width: number;
  onClose: () => void;
  children: ReactNode;
}

/** The navigation over the page, on small screens; wide ones never load it. */
const SmallNavigation = ({ open, width, onClose, children }: Props) => {
  const translate = useTranslate();
  return (
    <Drawer
      onClose={onClose}
      open={open}
      slotProps={{ paper: { 'aria-label': translate('app.menu'), sx: { width, pt: 8 } } }}
    >
      {children}
    </Drawer>
  );
};

export default SmallNavigation;
