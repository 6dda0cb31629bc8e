import type { ComponentType } from 'preact';
import { useLocation } from 'preact-iso';
import { useEffect, useRef, useState } from 'preact/hooks';
import { call } from '../api/client.ts';
import { ApiError } from '../api/problem.ts';
import type { Me } from '../api/types.ts';
import { Failed, Loading } from '../components/states.tsx';
import { me, signedIn } from './session.ts';
import { useStore } from './store.ts';

/** Asks who I am, once. */
export const whoAmI = async (): Promise<Me> => {
  const { data } = await call<Me>('/me', { anonymous: true });
  signedIn(data);
  return data;
};

/** Where to come back to after signing in; only to a page of our own. */
export const returnPath = (next: string | undefined, otherwise = '/letters'): string =>
  next && /^\/(?![/\\])/.test(next) ? next : otherwise;

/** A page for those who have signed in; others come back to it after signing in. */
export const signedInOnly = <Props extends object>(Page: ComponentType<Props>): ComponentType<Props> =>
  function Guarded(props: Props) {
    const who = useStore(me);
    const { route, url } = useLocation();
    const [error, setError] = useState<unknown>();
    const here = useRef(true);
    useEffect(() => () => void (here.current = false), []);
    const ask = () => {
      setError(undefined);
      whoAmI().catch((failure: unknown) => {
        if (!here.current) return;
        const missing = failure instanceof ApiError && failure.problem.status === 401;
        if (missing) route(`/sign-in?next=${encodeURIComponent(url)}`, true);
        else setError(failure);
      });
    };
    useEffect(() => {
      if (!who) ask();
    }, [who]);
    if (error) return <Failed error={error} retry={ask} />;
    return who ? <Page {...props} /> : <Loading />;
  };
