import { createAuthProvider, whoIsSignedIn } from './auth/authProvider.ts';
import { createDataProvider } from './data/dataProvider.ts';
import { createClient } from './http/client.ts';
import { pending } from './http/pending.ts';

const locale = () => document.documentElement.lang;
const client = createClient({ fetch: (input, init) => fetch(input, init), locale, pending });

export const dataProvider = createDataProvider(client);
/** Rejects when nobody is signed in any more. */
export const checkSession = () => whoIsSignedIn(client);
export const authProvider = createAuthProvider({ client, locale });
