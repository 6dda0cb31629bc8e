import Card from '@mui/material/Card';
import Table from '@mui/material/Table';
import TableBody from '@mui/material/TableBody';
import TableCell from '@mui/material/TableCell';
import TableContainer from '@mui/material/TableContainer';
import TableHead from '@mui/material/TableHead';
import TableRow from '@mui/material/TableRow';
import type { RaRecord } from 'react-admin';
import type { Column } from './RecordList.tsx';

interface Props<T> {
  label: string;
  records: T[];
  columns: Column<T>[];
}

export const RecordTable = <T extends RaRecord>({ label, records, columns }: Props<T>) => (
  <TableContainer component={Card}>
    <Table aria-label={label}>
      <TableHead>
        <TableRow>
          {columns.map((column) => (
            <TableCell key={column.label}>{column.label}</TableCell>
          ))}
        </TableRow>
      </TableHead>
      <TableBody>
        {records.map((record) => (
          <TableRow hover key={record.id}>
            {columns.map(({ label: name, value }) => (
              <TableCell key={name}>{value(record)}</TableCell>
            ))}
          </TableRow>
        ))}
      </TableBody>
    </Table>
  </TableContainer>
);
