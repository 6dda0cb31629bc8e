import Alert from '@mui/material/Alert';
import Button from '@mui/material/Button';
import Card from '@mui/material/Card';
import Typography from '@mui/material/Typography';
import { useState } from 'react';
import { useDataProvider, useRecordContext, useTranslate } from 'react-admin';
import type { Connection, ConnectionTest } from '../api/types.ts';
import type { DeskDataProvider } from '../data/dataProvider.ts';
import { Code } from '../ui/Code.tsx';
import { ProblemAlert } from '../ui/ProblemAlert.tsx';
import { useProblemText } from '../ui/useProblemText.ts';

/** Has the other side looked at, with the settings that were saved, and says in words what came of it. */
export const TestButton = () => {
  const translate = useTranslate();
  const provider = useDataProvider<DeskDataProvider>();
  const textOf = useProblemText();
  const connection = useRecordContext<Connection>();
  const [testing, setTesting] = useState(false);
  const [came, setCame] = useState<{ test?: ConnectionTest; problem?: string }>({});
  if (!connection) return null;

  const test = async (): Promise<void> => {
    setTesting(true);
    setCame({});
    await provider
      .testConnection(connection.id)
      .then((test) => setCame({ test }))
      .catch((error: unknown) => setCame({ problem: textOf(error) }));
    setTesting(false);
  };

  return (
    <Card sx={{ p: { xs: 2, sm: 3 }, mt: 2, display: 'grid', gap: 2, justifyItems: 'start' }}>
      <Typography color="textSecondary">{translate('connections.testHint')}</Typography>
      <Button disabled={testing} onClick={() => void test()} variant="outlined">
        {translate(testing ? 'connections.testing' : 'connections.test')}
      </Button>
      {came.test && (
        <Alert role="status" severity={came.test.works ? 'success' : 'error'}>
          {came.test.message} {came.test.detail && <Code>{came.test.detail}</Code>}
        </Alert>
      )}
      <ProblemAlert problem={came.problem} />
    </Card>
  );
};
