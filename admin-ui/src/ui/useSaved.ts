import { useNotify, useRedirect } from 'react-admin';

/** After a form was saved: says so, and leaves for where the form came from, if it came from anywhere. */
export const useSaved = (message = 'app.saved') => {
  const notify = useNotify();
  const redirect = useRedirect();
  return (back?: string) => {
    notify(message, { type: 'success' });
    if (back !== undefined) redirect(back);
  };
};
