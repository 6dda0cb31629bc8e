import type { ReactNode } from 'react';
import { useTranslate } from 'react-admin';
import type { Stuck } from '../api/types.ts';
import { Instant } from '../ui/Instant.tsx';
import { useFormat } from '../ui/useFormat.ts';

/** How often, since when, and when again. */
export const useFailing = ({ since, tries, goesOn, nextTryAt }: Stuck): [string, ReactNode][] => {
  const translate = useTranslate();
  const { digits } = useFormat();
  const next = nextTryAt ? <Instant at={nextTryAt} /> : translate(goesOn ? 'stuck.nextWhenBack' : 'stuck.nextNone');
  return [
    [translate('stuck.since'), <Instant at={since} />],
    [translate('stuck.tries'), tries > 0 && digits(tries)],
    [translate('stuck.next'), next],
  ];
};
