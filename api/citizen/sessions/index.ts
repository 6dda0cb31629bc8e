import { parseOneTimeCode } from '../../../domain/identity/index.ts';
import { limited } from '../../http/requests/limits.ts';
import { SECRET, created, noContent, ok } from '../../http/routing/reply.ts';
import { route, type Route } from '../../http/routing/route.ts';
import type { Services } from '../../services.ts';
import { readMe } from '../me/index.ts';
import { CurrentSession, Session, SessionRequest } from './schema.ts';
import { signIn } from './sign-in.ts';

export const citizenSessions = (services: Services): Route[] => {
  const points = services.config.limits.signInsPerAddressAnHour;
  const address = services.limiter({ name: 'sign-ins-address', points, seconds: 3600 });
  return [
    route({
      method: 'post',
      path: '/api/v1/sessions',
      summary: 'Sign in with the code of the SMS',
      auth: 'none',
      once: true,
      use: [limited(address)],
      body: SessionRequest,
      responses: { 201: { description: 'Signed in', schema: Session } },
      problems: ['unauthenticated', 'too-many-requests'],
      handler: async ({ body: { challengeId, code: typed }, request, language }) => {
        const code = parseOneTimeCode(typed) as string;
        const { answer, headers } = await signIn(services, { request, language, challengeId, code });
        return created(answer, { ...headers, ...SECRET });
      },
    }),
    route({
      method: 'get',
      path: '/api/v1/sessions/current',
      summary: 'Who is signed in, or that nobody is',
      auth: 'none',
      responses: { 200: { description: 'The profile, or null', schema: CurrentSession } },
      handler: async ({ request }) => {
        const principal = await services.sessions.whoSends(request, 'applicant');
        return ok({ me: principal?.kind === 'applicant' ? ((await readMe(services, principal)) ?? null) : null });
      },
    }),
    route({
      method: 'delete',
      path: '/api/v1/sessions/current',
      summary: 'Sign out',
      auth: 'applicant',
      access: 'session',
      responses: { 204: { description: 'Signed out' } },
      handler: async ({ principal }) => noContent(await services.sessions.close(principal)),
    }),
  ];
};
