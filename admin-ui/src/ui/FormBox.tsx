import Button from '@mui/material/Button';
import Card from '@mui/material/Card';
import type { ReactNode } from 'react';
import { LinkBase, useTranslate, type FormProps } from 'react-admin';
import { FormFoot } from './FormFoot.tsx';
import { RecordForm } from './RecordForm.tsx';

interface Props extends Pick<FormProps, 'defaultValues'> {
  /** Where cancelling leads. */
  back: string;
  saveLabel?: string;
  told?: RegExp;
  children: ReactNode;
}

/** A card with a form: its fields, and the two ways out. */
export const FormBox = ({ back, saveLabel, told, defaultValues, children }: Props) => {
  const translate = useTranslate();
  return (
    <RecordForm defaultValues={defaultValues} sanitizeEmptyValues={false}>
      <Card sx={{ p: { xs: 2, sm: 3 }, display: 'grid', gap: 2.25 }}>
        {children}
        <FormFoot label={saveLabel} told={told}>
          <Button component={LinkBase} to={back}>
            {translate('app.cancel')}
          </Button>
        </FormFoot>
      </Card>
    </RecordForm>
  );
};
