import type { ComponentType } from 'preact';
import { useLocation, useRoute } from 'preact-iso';
import { useEffect, useRef, useState } from 'preact/hooks';
import { at } from '../../../client/address.ts';
import { api } from '../api/client.ts';
import type { Me } from '../api/types.ts';
import { Failed, Loading } from '../components/states.tsx';
import { me, signedIn } from './session.ts';
import { useStore } from './store.ts';

/** Asks who I am; null where nobody is signed in. */
export const whoAmI = async (): Promise<Me | null> => {
  const { data } = await api.get(at('/api/v1/sessions/current'), { anonymous: true });
  if (data.me) signedIn(data.me);
  return data.me;
};

/** Where to come back to after signing in; only to a page of our own. */
export const returnPath = (next: string | undefined, otherwise = '/letters'): string =>
  next && /^\/(?![/\\])/.test(next) ? next : otherwise;

/** A page for those who have signed in; others come back to it after signing in. */
export const signedInOnly = <Props extends object>(Page: ComponentType<Props>): ComponentType<Props> =>
  function Guarded(props: Props) {
    const who = useStore(me);
    const { route, url, path } = useLocation();
    const leaving = useRoute().path !== path;
    const [error, setError] = useState<unknown>();
    /** The address of this page while it is the one to be seen: it stays until the code of the next one is here. */
    const here = useRef<string>();
    here.current = leaving ? undefined : url;
    useEffect(() => () => void (here.current = undefined), []);
    const ask = () => {
      setError(undefined);
      whoAmI().then(
        (found) => {
          if (!found && here.current) route(`/sign-in?next=${encodeURIComponent(here.current)}`, true);
        },
        (failure: unknown) => {
          if (here.current) setError(failure);
        },
      );
    };
    useEffect(() => {
      if (!who) ask();
    }, [who]);
    if (error) return <Failed error={error} retry={ask} />;
    return who ? <Page {...props} /> : <Loading />;
  };
