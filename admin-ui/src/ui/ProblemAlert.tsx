import Alert from '@mui/material/Alert';

export const ProblemAlert = ({ problem }: { problem: string | undefined }) =>
  problem ? (
    <Alert role="alert" severity="error">
      {problem}
    </Alert>
  ) : null;
