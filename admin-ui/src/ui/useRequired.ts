import { useMemo } from 'react';
import { required, useTranslate } from 'react-admin';

/** Says that a field is needed, in our own words. */
export const useRequired = () => {
  const translate = useTranslate();
  return useMemo(() => required(translate('form.required')), [translate]);
};
