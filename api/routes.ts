import { submissions } from './citizen/submissions/index.ts';
import { citizenRoutes } from './citizen/index.ts';
import { submissions as deskSubmissions } from './desk/submissions/index.ts';
import { deskRoutes } from './desk/index.ts';
import { stuck } from './desk/stuck/index.ts';
import { correspondenceHook } from './hooks/correspondence.ts';
import { inboundSms } from './hooks/inbound-sms.ts';
import type { Route } from './http/routing/route.ts';
import type { Services } from './services.ts';
import { trackings } from './trackings/index.ts';

/** The whole API. */
export const allRoutes = (services: Services): Route[] => [
  ...citizenRoutes(services),
  ...submissions(services),
  ...trackings(services),
  ...inboundSms(services),
  ...deskRoutes(services),
  ...deskSubmissions(services),
  ...stuck(services),
  correspondenceHook(services),
];
