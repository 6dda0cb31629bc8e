import { useCallback } from 'react';
import { useLocale } from 'react-admin';
import type { Unit } from '../api/types.ts';

/** An administrator reads both names of a unit; everywhere but in its form it has the one of the screen's language. */
export const useUnitName = () => {
  const locale = useLocale();
  return useCallback(({ name, nameEn }: Unit) => (locale === 'en' && nameEn ? nameEn : name), [locale]);
};
