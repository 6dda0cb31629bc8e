import Alert from '@mui/material/Alert';
import Button from '@mui/material/Button';
import { useRefresh, useTranslate } from 'react-admin';
import { useProblemText } from './useProblemText.ts';

/** A list that could not be read, and the way to try again. */
export const ListProblem = ({ error }: { error: unknown }) => {
  const translate = useTranslate();
  const refresh = useRefresh();
  const textOf = useProblemText();
  return (
    <Alert
      action={
        <Button color="inherit" onClick={() => refresh()}>
          {translate('error.tryAgain')}
        </Button>
      }
      severity="error"
      sx={{ m: 2 }}
    >
      {translate('error.listFailed')} {textOf(error)}
    </Alert>
  );
};
