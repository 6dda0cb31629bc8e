import Box from '@mui/material/Box';
import Typography from '@mui/material/Typography';
import { Instant } from '../../ui/Instant.tsx';

interface Props {
  /** Who or what speaks. */
  title?: string;
  text: string;
  at: string;
}

/** Somebody's words, with their moment, in whichever direction they were written. */
export const Words = ({ title, text, at }: Props) => {
  return (
    <Box>
      <Typography color="textSecondary" variant="body2">
        {title && (
          <>
            <bdi>{title}</bdi> ·{' '}
          </>
        )}
        <Instant at={at} />
      </Typography>
      <Typography sx={{ whiteSpace: 'pre-wrap', overflowWrap: 'anywhere', unicodeBidi: 'plaintext' }}>
        {text}
      </Typography>
    </Box>
  );
};
