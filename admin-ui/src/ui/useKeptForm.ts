import { useEffect } from 'react';
import { useGetIdentity, useLocation } from 'react-admin';
import { useFormContext } from 'react-hook-form';
import { keptForms } from '../text/keptTexts.ts';

type Values = Record<string, unknown>;

/** What may hold a password or a key. */
const NEVER_KEPT = ['password', 'settings'];

/** The changed fields; a secret is never kept. */
const changedOf = (values: Values, dirty: object): Values =>
  Object.fromEntries(Object.entries(values).filter(([name]) => name in dirty && !NEVER_KEPT.includes(name)));

const read = (name: string): Values => JSON.parse(keptForms.read(name) || '{}') as Values;

const keep = (name: string, changed: Values): void =>
  keptForms.keep(name, Object.keys(changed).length === 0 ? '' : JSON.stringify(changed));

/** The page is drawn anew in another language, or stands behind the sign-in page: nobody has left it. */
const stays = (pathname: string): boolean => [pathname, '/login'].includes(location.hash.slice(1).replace(/\?.*/, ''));

/** What was changed in a form; it outlasts another language and the end of a session, for whoever changed it. */
export const useKeptForm = (): void => {
  const { identity } = useGetIdentity();
  const { pathname } = useLocation();
  const {
    setValue,
    subscribe,
    formState: { isReady },
  } = useFormContext();
  const name = identity && [identity.id, pathname].join(' ');

  useEffect(() => {
    if (!isReady || name === undefined) return undefined;
    for (const [field, value] of Object.entries(read(name))) setValue(field, value, { shouldDirty: true });
    const unsubscribe = subscribe({
      formState: { values: true, dirtyFields: true },
      callback: ({ values, dirtyFields = {} }) => keep(name, changedOf(values, dirtyFields)),
    });
    return () => {
      unsubscribe();
      if (!stays(pathname)) keep(name, {});
    };
  }, [isReady, name, pathname, setValue, subscribe]);
};
