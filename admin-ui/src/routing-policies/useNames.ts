import { useGetList, useTranslate } from 'react-admin';
import type { Named } from '../api/types.ts';
import { useFormat } from '../ui/useFormat.ts';
import { useUnits } from '../units/useUnits.ts';
import type { Names } from './facts.ts';

const NONE: Named[] = [];

export const useServices = (): Named[] => useGetList<Named>('services', {}, { retry: false }).data ?? NONE;

/** Puts names in the place of a policy's ids. */
export const useNames = (): Names => {
  const translate = useTranslate();
  const { digits } = useFormat();
  const { units } = useUnits();
  const services = useServices();
  const nameIn = (list: Named[]) => (id: string | null | undefined) =>
    list.find((item) => item.id === id)?.name ?? translate('app.none');
  return { translate, digits, unit: nameIn(units), service: nameIn(services) };
};
