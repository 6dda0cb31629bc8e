import { useNotify, useRedirect } from 'react-admin';

interface Saved {
  id?: unknown;
}

/** After a form was saved: says so, and leaves for where the form came from, if it came from anywhere. */
export const useSaved = (message = 'app.saved') => {
  const notify = useNotify();
  const redirect = useRedirect();
  return ({ id }: Saved, back?: string) => {
    // The framework answers an ended session as if an empty record had been saved.
    if (id === undefined) return;
    notify(message, { type: 'success' });
    if (back !== undefined) redirect(back);
  };
};
