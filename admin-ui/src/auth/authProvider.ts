import type { AuthProvider, UserIdentity } from 'react-admin';
import { at } from '../../../client/address.ts';
import type { Client } from '../../../client/client.ts';
import { ApiProblem, isProblem } from '../../../client/problem.ts';
import type { Credentials, Me } from '../api/types.ts';
import { forgetTexts } from '../text/keptTexts.ts';
import { mayDo } from './permissions.ts';

export interface DeskIdentity extends UserIdentity {
  id: string;
  fullName: string;
  me: Me;
}

export const ENDED = '?ended';

/** Leads to the sign-in page, which says why. */
class SessionEnded extends Error {
  readonly redirectTo = `/login${ENDED}`;
}

/** Rejects when nobody is; asked in a way that a browser does not take for an error. */
export const whoIsSignedIn = async (client: Pick<Client, 'get'>): Promise<Me> => {
  const { me } = (await client.get(at('/api/desk/v1/sessions/current'))).data;
  if (!me) throw new ApiProblem({ status: 401, code: 'unauthenticated' });
  return me;
};

interface Wiring {
  client: Client;
  locale: () => string;
}

/** Who works here, asked once in each language: permissions, identity and every access check answer from it. */
export const createAuthProvider = ({ client, locale }: Wiring): AuthProvider => {
  let known: { locale: string; me: Promise<Me> } | undefined;

  const me = (): Promise<Me> => {
    if (known?.locale !== locale()) known = { locale: locale(), me: ask() };
    return known.me;
  };

  const ask = () =>
    whoIsSignedIn(client).catch((error: unknown) => {
      known = undefined;
      throw error;
    });

  return {
    async login(credentials: Credentials) {
      await client.send(at('/api/desk/v1/sessions'), { method: 'POST', body: credentials, once: true });
      known = undefined;
      forgetTexts((await me()).id);
    },
    async logout() {
      const signedIn = known !== undefined;
      known = undefined;
      if (!signedIn) return;
      forgetTexts();
      await client.send(at('/api/desk/v1/sessions/current'), { method: 'DELETE', once: true }).catch(() => undefined);
    },
    async checkAuth() {
      await me();
    },
    async checkError(error: unknown) {
      if (!isProblem(error) || error.status !== 401) return;
      known = undefined;
      throw new SessionEnded();
    },
    async getIdentity(): Promise<DeskIdentity> {
      const person = await me();
      return { id: person.id, fullName: person.name, me: person };
    },
    getPermissions: async () => (await me()).permissions,
    canAccess: async ({ resource, action }) => mayDo((await me()).permissions, { resource, action }),
  };
};
