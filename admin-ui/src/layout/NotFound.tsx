import Button from '@mui/material/Button';
import { LinkBase } from 'react-admin';
import { Message } from '../ui/Message.tsx';

const NotFound = () => (
  <Message hint="error.notFoundHint" title="error.notFound">
    {(translate) => (
      <Button component={LinkBase} to="/submissions" variant="contained">
        {translate('error.toCartable')}
      </Button>
    )}
  </Message>
);

export default NotFound;
