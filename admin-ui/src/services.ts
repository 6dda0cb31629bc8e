import { createClient } from '../../client/client.ts';
import { createAuthProvider, whoIsSignedIn } from './auth/authProvider.ts';
import { createDataProvider } from './data/dataProvider.ts';
import { clock, keep } from './http/clock.ts';
import { waiting } from './http/waiting.ts';

const locale = () => document.documentElement.lang;
// The framework asks again by itself.
const client = createClient({ language: locale, keep, clock, waiting, asksOnce: true });

export const dataProvider = createDataProvider(client);
/** Rejects when nobody is signed in any more. */
export const checkSession = () => whoIsSignedIn(client);
export const authProvider = createAuthProvider({ client, locale });
