import { useId, useState, type ComponentProps } from 'react';

interface Props extends ComponentProps<'input'> {
  label: string;
  hint?: string;
}

/** A labelled field that keeps what was typed when the form comes back with a fault. */
export const SignInField = ({ label, hint, ...input }: Props) => {
  const id = useId();
  const [value, setValue] = useState('');
  return (
    <div className="sign-in-field">
      <label htmlFor={id}>{label}</label>
      <input
        {...input}
        aria-describedby={hint ? `${id}-hint` : undefined}
        dir="ltr"
        id={id}
        onChange={(event) => setValue(event.target.value)}
        value={value}
      />
      {hint && <small id={`${id}-hint`}>{hint}</small>}
    </div>
  );
};
