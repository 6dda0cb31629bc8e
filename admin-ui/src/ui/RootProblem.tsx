import { get, useFormState } from 'react-hook-form';
import { ProblemAlert } from './ProblemAlert.tsx';

/** A fault of the whole record. */
export const RootProblem = () => {
  const { errors } = useFormState();
  return <ProblemAlert problem={get(errors, 'root.serverError.message') ?? undefined} />;
};
