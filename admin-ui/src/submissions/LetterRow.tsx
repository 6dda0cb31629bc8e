import TableCell from '@mui/material/TableCell';
import TableRow from '@mui/material/TableRow';
import Typography from '@mui/material/Typography';
import { useNavigate } from 'react-admin';
import type { SubmissionSummary } from '../api/types.ts';
import { Code } from '../ui/Code.tsx';
import { LetterLink } from './LetterLink.tsx';
import { LetterStatus } from './LetterStatus.tsx';
import { Deadline, Waiting } from './Waiting.tsx';

/** The whole row opens the letter for the mouse; the keyboard and screen readers have the link. */
export const LetterRow = ({ letter }: { letter: SubmissionSummary }) => {
  const navigate = useNavigate();
  const { id, trackingCode, unit, sender } = letter;
  return (
    <TableRow hover onClick={() => navigate(`/submissions/${id}/show`)} sx={{ cursor: 'pointer' }}>
      <TableCell sx={{ maxWidth: 360 }}>
        <LetterLink letter={letter} />
        {trackingCode && (
          <Typography color="textSecondary" variant="body2">
            <Code>{trackingCode}</Code>
          </Typography>
        )}
      </TableCell>
      <TableCell>{sender.name}</TableCell>
      <TableCell>{unit?.name}</TableCell>
      <TableCell>
        <LetterStatus letter={letter} />
      </TableCell>
      <TableCell>
        <Waiting letter={letter} />
      </TableCell>
      <TableCell>
        <Deadline letter={letter} />
      </TableCell>
    </TableRow>
  );
};
