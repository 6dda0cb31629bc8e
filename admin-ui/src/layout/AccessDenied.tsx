import Button from '@mui/material/Button';
import { LinkBase } from 'react-admin';
import { Message } from '../ui/Message.tsx';

const AccessDenied = () => (
  <Message hint="error.deniedHint" title="error.denied">
    {(translate) => (
      <Button component={LinkBase} to="/submissions" variant="contained">
        {translate('error.toCartable')}
      </Button>
    )}
  </Message>
);

export default AccessDenied;
