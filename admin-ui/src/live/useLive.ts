import { useQueryClient, type Query } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { useLogoutIfAccessDenied } from 'react-admin';
import { checkSession } from '../services.ts';
import { createRefresher } from './refresher.ts';
import { createStream } from './stream.ts';

const LISTS = ['submissions', 'stuck'];
/** Shorter than this nobody is told that the stream was down; longer, the lists are read again from time to time instead. */
const SAID_AFTER = 8_000;
const READ_EVERY = 30_000;

/** A list shows any letter; the page of one letter that one. */
const shows =
  (changes: ReadonlySet<string> | 'all') =>
  ({ queryKey: [resource, method, params] }: Query): boolean => {
    if (!LISTS.includes(String(resource))) return false;
    return method !== 'getOne' || changes === 'all' || changes.has((params as { id: string }).id);
  };

/** Keeps what is shown of letters up to date by the server's events; gives whether that has failed for a while. */
export const useLive = (): boolean => {
  const queryClient = useQueryClient();
  const logoutIfAccessDenied = useLogoutIfAccessDenied();
  const [up, setUp] = useState(true);
  const [down, setDown] = useState(false);
  const [refresh] = useState(() =>
    createRefresher({ read: (changes) => queryClient.invalidateQueries({ predicate: shows(changes) }) }),
  );

  useEffect(() => {
    const onRefused = () => void checkSession().catch(logoutIfAccessDenied);
    return createStream({ onChange: refresh, onRefused, onState: setUp }).start();
  }, [refresh, logoutIfAccessDenied]);

  useEffect(() => {
    if (up) return setDown(false);
    const said = setTimeout(() => setDown(true), SAID_AFTER);
    const reading = setInterval(() => refresh('all'), READ_EVERY);
    return () => {
      clearTimeout(said);
      clearInterval(reading);
    };
  }, [up, refresh]);

  return down;
};
