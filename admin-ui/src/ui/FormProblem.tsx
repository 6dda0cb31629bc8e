import { useTranslate } from 'react-admin';
import { useFormState } from 'react-hook-form';
import { homelessFaults } from './homelessFaults.ts';
import { ProblemAlert } from './ProblemAlert.tsx';

/** Says after a try to save that something is wrong, and what, where nothing in the form says it. */
export const FormProblem = ({ told }: { told?: RegExp }) => {
  const translate = useTranslate();
  const { errors, isSubmitted } = useFormState();
  if (!isSubmitted || Object.keys(errors).length === 0) return null;
  return <ProblemAlert problem={[translate('form.invalid'), ...homelessFaults(errors, { told })].join(' ')} />;
};
