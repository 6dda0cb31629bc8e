import { Form, type FormProps } from 'react-admin';

/** A form that tells its faults where they are, and loses nothing that was typed. */
export const RecordForm = (props: FormProps) => (
  <Form disableInvalidFormNotification mode="onBlur" noValidate warnWhenUnsavedChanges {...props} />
);
