import type { AuthProvider, UserIdentity } from 'react-admin';
import type { Me } from '../api/types.ts';
import type { Client } from '../http/client.ts';
import { isProblem } from '../http/problem.ts';
import { keptTexts } from '../text/keptTexts.ts';
import { mayDo } from './permissions.ts';

export interface Credentials {
  username: string;
  password: string;
  totp?: string;
}

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

/** Who works here, asked once: permissions, identity and every access check answer from it. */
export const createAuthProvider = (client: Client): AuthProvider => {
  let loading: Promise<Me> | undefined;

  const me = (): Promise<Me> => {
    loading ??= client.get<Me>('/me').catch((error: unknown) => {
      loading = undefined;
      throw error;
    });
    return loading;
  };

  return {
    async login(credentials: Credentials) {
      await client.session({ method: 'POST', path: '/sessions', body: credentials });
      loading = undefined;
      await me();
    },
    async logout() {
      const signedIn = loading !== undefined;
      loading = undefined;
      if (!signedIn) return;
      keptTexts.forget();
      await client.session({ method: 'DELETE', path: '/sessions/current' }).catch(() => undefined);
    },
    async checkAuth() {
      await me();
    },
    async checkError(error: unknown) {
      if (!isProblem(error) || error.status !== 401) return;
      loading = undefined;
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
