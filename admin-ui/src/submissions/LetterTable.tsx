import Table from '@mui/material/Table';
import TableBody from '@mui/material/TableBody';
import TableCell from '@mui/material/TableCell';
import TableContainer from '@mui/material/TableContainer';
import TableHead from '@mui/material/TableHead';
import TableRow from '@mui/material/TableRow';
import { useTranslate } from 'react-admin';
import type { SubmissionSummary } from '../api/types.ts';
import { LetterRow } from './LetterRow.tsx';

const COLUMNS = ['subject', 'sender', 'unit', 'status', 'submittedAt', 'promisedAt'];

export const LetterTable = ({ letters }: { letters: SubmissionSummary[] }) => {
  const translate = useTranslate();
  return (
    <TableContainer>
      <Table aria-label={translate('cartable.title')}>
        <TableHead>
          <TableRow>
            {COLUMNS.map((column) => (
              <TableCell key={column}>{translate(`cartable.${column}`)}</TableCell>
            ))}
          </TableRow>
        </TableHead>
        <TableBody>
          {letters.map((letter) => (
            <LetterRow key={letter.id} letter={letter} />
          ))}
        </TableBody>
      </Table>
    </TableContainer>
  );
};
