import FormHelperText from '@mui/material/FormHelperText';
import { useFormContext, useFormState } from 'react-hook-form';

/** The fault of a part of the form that has no input to show it. */
export const FaultText = ({ source }: { source: string }) => {
  const { getFieldState } = useFormContext();
  const message = getFieldState(source, useFormState()).error?.message;
  return message ? (
    <FormHelperText error sx={{ mt: 0, mb: 2 }}>
      {message}
    </FormHelperText>
  ) : null;
};
