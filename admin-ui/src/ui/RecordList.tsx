import Box from '@mui/material/Box';
import Card from '@mui/material/Card';
import useMediaQuery from '@mui/material/useMediaQuery';
import type { Theme } from '@mui/material/styles';
import type { ReactNode } from 'react';
import { useListContext, type RaRecord } from 'react-admin';
import { ListProblem } from './ListProblem.tsx';
import { Loading } from './Loading.tsx';
import { Message } from './Message.tsx';
import { RecordTable } from './RecordTable.tsx';

export interface Column<T> {
  label: string;
  value: (record: T) => ReactNode;
}

interface Props<T> {
  label: string;
  empty: string;
  /** The first column names the record and links to it. */
  columns: Column<T>[];
}

/** The records of a short list: a table, or cards on small screens. */
export const RecordList = <T extends RaRecord>({ label, empty, columns }: Props<T>) => {
  const { data, error, isPending } = useListContext<T>();
  const wide = useMediaQuery<Theme>((theme) => theme.breakpoints.up('sm'), { noSsr: true });
  if (isPending) return <Loading />;
  if (error && !data) return <ListProblem error={error} />;
  if (!data || data.length === 0) return <Message level={2} title={empty} />;
  if (wide) return <RecordTable columns={columns} label={label} records={data} />;
  return (
    <Card component="ul" sx={{ m: 0, p: 0, listStyle: 'none' }}>
      {data.map((record) => (
        <Box component="li" key={record.id} sx={{ p: 2, '& + &': { borderTop: 1, borderColor: 'divider' } }}>
          {columns.map(({ label: name, value }, index) => (
            <Box key={name} sx={{ display: 'flex', gap: 1, fontSize: index === 0 ? '1rem' : '0.9rem' }}>
              {index > 0 && <Box sx={{ color: 'text.secondary' }}>{name}:</Box>}
              {value(record)}
            </Box>
          ))}
        </Box>
      ))}
    </Card>
  );
};
