import type { Route } from '../http/routing/route.ts';
import type { Services } from '../services.ts';
import { codec } from './codec/index.ts';
import { connections } from './connections/index.ts';
import { events } from './events/index.ts';
import { deskMe } from './me/index.ts';
import { notices } from './notices/index.ts';
import { organisation } from './organisation/index.ts';
import { routingPolicies } from './routing-policies/index.ts';
import { services as organisationServices } from './services/index.ts';
import { deskSessions } from './sessions/index.ts';
import { staff } from './staff/index.ts';
import { units } from './units/index.ts';

/** What the desk calls, but for the letters themselves. */
export const deskRoutes = (services: Services): Route[] => [
  ...deskSessions(services),
  ...deskMe(services),
  ...organisation(services),
  ...notices(services),
  ...units(services),
  ...staff(services),
  ...routingPolicies(services),
  ...organisationServices(services),
  ...connections(services),
  ...codec(services),
  ...events(services),
];
