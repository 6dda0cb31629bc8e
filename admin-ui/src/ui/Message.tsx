import Box from '@mui/material/Box';
import Typography from '@mui/material/Typography';
import type { ReactNode } from 'react';
import { useTranslate, type TranslateFunction } from 'react-admin';

interface Props {
  title: string;
  hint?: string;
  /** The heading's level: 1 where the message is the whole page. */
  level?: 1 | 2;
  children?: (translate: TranslateFunction) => ReactNode;
}

/** A page or a list that has only one thing to say. */
export const Message = ({ title, hint, level = 1, children }: Props) => {
  const translate = useTranslate();
  return (
    <Box sx={{ textAlign: 'center', py: 7, px: 2, display: 'grid', gap: 1, justifyItems: 'center' }}>
      <Typography component={level === 1 ? 'h1' : 'p'} variant={level === 1 ? 'h1' : 'h3'}>
        {translate(title)}
      </Typography>
      {hint && <Typography color="textSecondary">{translate(hint)}</Typography>}
      {children && <Box sx={{ mt: 1.5 }}>{children(translate)}</Box>}
    </Box>
  );
};
