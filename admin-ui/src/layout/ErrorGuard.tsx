import Button from '@mui/material/Button';
import { Component, type ReactNode } from 'react';
import { Message } from '../ui/Message.tsx';

/** A page that breaks leaves the frame standing. */
export class ErrorGuard extends Component<{ children: ReactNode }, { broken: boolean }> {
  override state = { broken: false };

  static getDerivedStateFromError = () => ({ broken: true });

  override render() {
    if (!this.state.broken) return this.props.children;
    return (
      <Message hint="error.pageHint" title="error.page">
        {(translate) => (
          <Button onClick={() => window.location.reload()} variant="contained">
            {translate('error.reload')}
          </Button>
        )}
      </Message>
    );
  }
}
