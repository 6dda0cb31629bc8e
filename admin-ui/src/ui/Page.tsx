import Box from '@mui/material/Box';
import Typography from '@mui/material/Typography';
import { useEffect, type ReactNode } from 'react';
import { useTranslate } from 'react-admin';
import { useHeadingFocus } from './useHeadingFocus.ts';

interface Props {
  title: string;
  /** Stands before the heading: the way back. */
  before?: ReactNode;
  hint?: ReactNode;
  actions?: ReactNode;
  /** In pixels; forms are narrower than tables. */
  width?: number;
  children: ReactNode;
}

/** A page: one h1, its actions, and the title of the browser's tab. */
export const Page = ({ title, before, hint, actions, width = 1240, children }: Props) => {
  const translate = useTranslate();
  const heading = useHeadingFocus();
  useEffect(() => {
    document.title = `${title} | ${translate('app.name')}`;
  }, [title, translate]);
  return (
    <Box sx={{ maxWidth: width, mx: 'auto' }}>
      {before}
      <Box sx={{ display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: 1.5, mb: hint ? 0.5 : 2 }}>
        <Typography
          ref={heading}
          sx={{ flex: 1, minWidth: 'min(100%, 16rem)', overflowWrap: 'anywhere', outline: 'none' }}
          tabIndex={-1}
          variant="h1"
        >
          {title}
        </Typography>
        {actions}
      </Box>
      {hint && (
        <Typography color="textSecondary" sx={{ mb: 2 }}>
          {hint}
        </Typography>
      )}
      {children}
    </Box>
  );
};
