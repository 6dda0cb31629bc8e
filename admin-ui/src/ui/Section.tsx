import Card from '@mui/material/Card';
import CardContent from '@mui/material/CardContent';
import Typography from '@mui/material/Typography';
import { useId, type ReactNode } from 'react';

interface Props {
  title: string;
  hint?: string;
  children: ReactNode;
}

/** A titled card of a page. */
export const Section = ({ title, hint, children }: Props) => {
  const id = useId();
  return (
    <Card aria-labelledby={id} component="section">
      <CardContent sx={{ p: { xs: 2, sm: 2.5 }, '&:last-child': { pb: { xs: 2, sm: 2.5 } } }}>
        <Typography id={id} sx={{ mb: hint ? 0 : 1.5 }} variant="h2">
          {title}
        </Typography>
        {hint && (
          <Typography color="textSecondary" sx={{ mb: 1.5 }} variant="body2">
            {hint}
          </Typography>
        )}
        {children}
      </CardContent>
    </Card>
  );
};
