import type { Route } from '../http/routing/route.ts';
import type { Services } from '../services.ts';
import { changes } from './changes/index.ts';
import { legalPersons } from './me/legal-persons.ts';
import { me } from './me/index.ts';
import { organisations } from './organisations/index.ts';
import { settings } from './settings/index.ts';
import { citizenSessions } from './sessions/index.ts';
import { signInCodes } from './sign-in-codes/index.ts';
import { tokens } from './tokens/index.ts';
import { webhooks } from './webhooks/index.ts';

/** What a citizen's portal or program calls, but for the letters themselves. */
export const citizenRoutes = (services: Services): Route[] => [
  ...signInCodes(services),
  ...citizenSessions(services),
  ...me(services),
  ...legalPersons(services),
  ...organisations(services),
  ...settings(services),
  ...tokens(services),
  ...changes(services),
  ...webhooks(services),
];
