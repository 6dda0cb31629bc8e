import { Type } from '@sinclair/typebox';
import { getSubmissionByTrackingCode } from '../../db/repositories/submissions.ts';
import { STATUSES, type SubmissionState } from '../../domain/submission/index.ts';
import { parseTrackingCode } from '../../domain/tracking/code.ts';
import { limited } from '../http/requests/limits.ts';
import { localised } from '../http/texts/language.ts';
import { notFound } from '../http/problems/problem.ts';
import { ok } from '../http/routing/reply.ts';
import { route, type Route } from '../http/routing/route.ts';
import { Closed, Instant, Nullable, OneOf } from '../http/input/schema.ts';
import type { Services } from '../services.ts';
import { lastStep } from '../submissions/circulation.ts';
import { CirculationState } from '../submissions/schema.ts';
import { createDirectory } from '../submissions/directory.ts';

const TRIES_PER_CODE_AN_HOUR = 10;

const TrackingRequest = Closed({
  trackingCode: Type.String({ format: 'tracking-code' }),
  mobileLastFour: Type.String({ format: 'four-digits', examples: ['6789'] }),
});

const Tracking = Type.Object({
  trackingCode: Type.String(),
  status: OneOf(STATUSES),
  organisation: Type.Object({ name: Type.String() }),
  submittedAt: Nullable(Instant()),
  promisedAt: Nullable(Instant()),
  updatedAt: Instant(),
  letterNumber: Nullable(Type.String()),
  circulation: Nullable(CirculationState),
});

/** Following a letter without signing in. */
export const trackings = (services: Services): Route[] => {
  const { limiter, config, database, vault } = services;
  const directory = createDirectory(database);
  const seconds = 3_600;
  const addresses = limiter({ name: 'trackings-address', points: config.limits.trackingsPerAddressAnHour, seconds });
  const codes = limiter({ name: 'trackings-code', points: TRIES_PER_CODE_AN_HOUR, seconds });
  return [
    route({
      method: 'post',
      path: '/api/v1/trackings',
      summary:
        'The status of a letter, for who has its tracking code and the end of the mobile number; nothing personal',
      auth: 'none',
      use: [limited(addresses)],
      body: TrackingRequest,
      responses: { 200: { description: 'Where the letter is', schema: Tracking } },
      problems: ['not-found', 'too-many-requests'],
      handler: async ({ body, language }) => {
        const trackingCode = parseTrackingCode(body.trackingCode) ?? body.trackingCode;
        const row = await database.inTenant({ kind: 'system', name: 'tracking' }, (transaction) =>
          getSubmissionByTrackingCode<SubmissionState>(transaction, { trackingCode, sealer: vault }),
        );
        if (!row?.state.sender.mobile.endsWith(body.mobileLastFour)) {
          await codes.take(trackingCode);
          throw notFound();
        }
        await codes.check(trackingCode);
        const names = await directory.find(row.organisationId);
        return ok({
          trackingCode,
          status: row.status,
          organisation: { name: names ? localised(names.organisation, language) : '' },
          submittedAt: row.submittedAt?.toISOString() ?? null,
          promisedAt: row.promisedAt?.toISOString() ?? null,
          updatedAt: row.updatedAt.toISOString(),
          letterNumber: row.letterNumber,
          circulation: lastStep(row.state, names?.organisation.circulationShown ?? 'fact'),
        });
      },
    }),
  ];
};
