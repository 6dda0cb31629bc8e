import { PasswordInput, TextInput, type TextInputProps } from 'react-admin';
import type { Bounds } from '../../../domain/text/bounds.ts';
import { useBounded } from './useBounded.ts';

interface Props extends Omit<TextInputProps, 'validate'> {
  bounds: Bounds;
  optional?: boolean;
}

/** A text of one line, within its bounds. */
export const LineInput = ({ bounds, optional = bounds.minLength === 0, ...input }: Props) => (
  <TextInput helperText={false} {...input} validate={useBounded({ bounds, optional, kind: 'line' })} />
);

/** A password that is set: taken exactly as it is typed, within its bounds. */
export const NewPasswordInput = ({ bounds, optional = false, ...input }: Props) => (
  <PasswordInput autoComplete="new-password" {...input} validate={useBounded({ bounds, optional, kind: 'exact' })} />
);
