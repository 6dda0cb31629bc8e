import { useTranslate } from 'react-admin';
import type { Connection, ConnectionAdapter } from '../api/types.ts';

/** «سامانهٔ مکاتبات: دیدگاه»: what a connection is for, and how it speaks. */
export const useAdapterName = () => {
  const translate = useTranslate();
  return ({ kind, ...of }: ConnectionAdapter | Connection): string => {
    const adapter = 'adapter' in of ? of.adapter : of.id;
    return `${translate(`connections.kinds.${kind}`)}: ${translate(`connections.adapters.${adapter}`, { _: adapter })}`;
  };
};
