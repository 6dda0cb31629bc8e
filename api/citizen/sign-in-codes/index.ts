import type { Mobile } from '../../../domain/identity/index.ts';
import { parseMobile } from '../../../domain/identity/index.ts';
import { limited } from '../../http/requests/limits.ts';
import { accepted } from '../../http/routing/reply.ts';
import { route, type Route } from '../../http/routing/route.ts';
import type { Services } from '../../services.ts';
import { RESEND_SECONDS } from './challenge.ts';
import { requestCode } from './request-code.ts';
import { Challenge, CodeRequest } from './schema.ts';

export const signInCodes = (services: Services): Route[] => {
  const { codesPerMobileAnHour, codesPerAddressAnHour } = services.config.limits;
  const address = services.limiter({ name: 'codes-address', points: codesPerAddressAnHour, seconds: 3600 });
  const limits = {
    resend: services.limiter({ name: 'codes-resend', points: 1, seconds: RESEND_SECONDS }),
    hourly: services.limiter({ name: 'codes-mobile', points: codesPerMobileAnHour, seconds: 3600 }),
  };
  return [
    route({
      method: 'post',
      path: '/api/v1/sign-in-codes',
      summary: 'Send a six-digit code by SMS; the answer is the same whether or not the number is known',
      auth: 'none',
      use: [limited(address)],
      body: CodeRequest,
      responses: { 202: { description: 'The code is on its way', schema: Challenge } },
      problems: ['too-many-requests'],
      handler: async ({ body, language, idempotencyKey }) => {
        const mobile = parseMobile(body.mobile) as Mobile;
        return accepted(await requestCode(services, limits, { mobile, language, idempotencyKey }));
      },
    }),
  ];
};
