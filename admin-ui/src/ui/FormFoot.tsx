import Box from '@mui/material/Box';
import type { ReactNode } from 'react';
import { SaveButton, useTranslate } from 'react-admin';
import { useFormContext } from 'react-hook-form';
import { FormProblem } from './FormProblem.tsx';

interface Props {
  label?: string;
  /** The paths of what tells its fault by a `FaultText`. */
  told?: RegExp;
  /** Another way out. */
  children?: ReactNode;
}

/** What is wrong, and saving. The server's faults end with the next try: a field cannot know whether it has mended them. */
export const FormFoot = ({ label = 'app.save', told, children }: Props) => {
  const translate = useTranslate();
  const { clearErrors } = useFormContext();
  return (
    <>
      <FormProblem told={told} />
      <Box sx={{ display: 'flex', gap: 1.5, pt: 1 }}>
        <SaveButton alwaysEnable icon={<></>} label={translate(label)} onClick={() => clearErrors()} />
        {children}
      </Box>
    </>
  );
};
