import Button from '@mui/material/Button';
import { LinkBase } from 'react-admin';
import { Message } from '../../ui/Message.tsx';

export const LetterMissing = () => (
  <Message title="error.letterFailed">
    {(translate) => (
      <Button component={LinkBase} to="/submissions" variant="contained">
        {translate('error.toCartable')}
      </Button>
    )}
  </Message>
);
