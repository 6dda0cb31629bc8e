import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Card from '@mui/material/Card';
import type { ReactNode } from 'react';
import { Form, LinkBase, SaveButton, useTranslate, type FormProps } from 'react-admin';
import { RootProblem } from './RootProblem.tsx';

interface Props extends Pick<FormProps, 'defaultValues'> {
  /** Where cancelling leads. */
  back: string;
  saveLabel?: string;
  children: ReactNode;
}

/** A card with a form: its fields, faults that belong to no field, and the two ways out. */
export const FormBox = ({ back, saveLabel = 'app.save', defaultValues, children }: Props) => {
  const translate = useTranslate();
  return (
    <Form defaultValues={defaultValues} mode="onBlur" noValidate sanitizeEmptyValues={false} warnWhenUnsavedChanges>
      <Card sx={{ p: { xs: 2, sm: 3 }, display: 'grid', gap: 2.25 }}>
        {children}
        <RootProblem />
        <Box sx={{ display: 'flex', gap: 1.5, pt: 1 }}>
          <SaveButton alwaysEnable icon={<></>} label={translate(saveLabel)} />
          <Button component={LinkBase} to={back}>
            {translate('app.cancel')}
          </Button>
        </Box>
      </Card>
    </Form>
  );
};
