import { limited } from '../../http/requests/limits.ts';
import { SECRET, created, noContent, ok } from '../../http/routing/reply.ts';
import { route, type Route } from '../../http/routing/route.ts';
import type { Services } from '../../services.ts';
import { presentStaff } from '../staff/presenter.ts';
import { presentDeskMe } from '../me/index.ts';
import { CurrentDeskSession, DeskSession, DeskSessionRequest } from './schema.ts';
import { signInStaff } from './sign-in.ts';

const QUARTER = 15 * 60;

export const deskSessions = (services: Services): Route[] => {
  const { limiter, config } = services;
  const address = limiter({ name: 'desk-address', points: config.limits.signInsPerAddressAnHour, seconds: 3600 });
  const limits = {
    attempts: limiter({ name: 'desk-attempts', points: 10, seconds: QUARTER }),
    account: limiter({ name: 'desk-account', points: 100, seconds: QUARTER }),
    totpUse: limiter({ name: 'desk-totp', points: 1, seconds: 120 }),
  };
  return [
    route({
      method: 'post',
      path: '/api/desk/v1/sessions',
      summary: 'Sign in as staff',
      auth: 'none',
      once: true,
      use: [limited(address)],
      body: DeskSessionRequest,
      responses: { 201: { description: 'Signed in', schema: DeskSession } },
      problems: ['unauthenticated', 'second-factor-needed', 'too-many-requests'],
      handler: async ({ body, request }) => {
        const { staff, session } = await signInStaff(services, limits, { ...body, request });
        return created({ ...session.answer, staff: presentStaff(staff) }, { ...session.headers, ...SECRET });
      },
    }),
    route({
      method: 'get',
      path: '/api/desk/v1/sessions/current',
      summary: 'Who is signed in, or that nobody is',
      auth: 'none',
      responses: { 200: { description: 'The account, or null', schema: CurrentDeskSession } },
      handler: async ({ request, language }) => {
        const principal = await services.sessions.whoSends(request, 'staff');
        if (principal?.kind !== 'staff') return ok({ me: null });
        return ok({ me: await presentDeskMe(services.database, { principal, language }) });
      },
    }),
    route({
      method: 'delete',
      path: '/api/desk/v1/sessions/current',
      summary: 'Sign out',
      auth: 'staff',
      responses: { 204: { description: 'Signed out' } },
      handler: async ({ principal }) => noContent(await services.sessions.close(principal)),
    }),
  ];
};
