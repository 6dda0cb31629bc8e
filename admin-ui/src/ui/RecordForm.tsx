import { Form, type FormProps } from 'react-admin';
import { useKeptForm } from './useKeptForm.ts';

const Kept = () => {
  useKeptForm();
  return null;
};

/** Where leaving a form needs no warning: an ended session leads there, and what was typed is kept. */
const SIGN_IN = '/login';

/** A form that tells its faults where they are, and loses nothing that was typed. */
export const RecordForm = ({ children, ...props }: FormProps) => (
  <Form
    disableInvalidFormNotification
    formRootPathname={SIGN_IN}
    mode="onBlur"
    noValidate
    warnWhenUnsavedChanges
    {...props}
  >
    <Kept />
    {children}
  </Form>
);
