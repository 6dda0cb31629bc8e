import { requestIdOf } from '../../http/requests/ids.ts';
import { ok } from '../../http/routing/reply.ts';
import { route, type Route } from '../../http/routing/route.ts';
import type { Services } from '../../services.ts';
import { audited } from '../audited.ts';
import { scopeOf } from '../scope.ts';
import { decodePayloads } from './decode.ts';
import { AnyQuery, Payloads } from './schema.ts';

export const CODEC_PATH = '/api/desk/v1/codec/decode';

/** Temporal's remote codec, for its UI and its command line: see docs/operations.md. It decodes and never encodes. */
export const codec = ({ database, clock, payloadCodec }: Services): Route[] => [
  route({
    method: 'post',
    path: CODEC_PATH,
    summary: 'Decrypt what the engine keeps, of whatever organisation; each use goes into the audit log',
    auth: 'staff',
    roles: ['operator'],
    query: AnyQuery,
    body: Payloads,
    bodyLimit: '2mb',
    responses: { 200: { description: 'The same payloads in clear', schema: Payloads } },
    handler: async ({ principal, body: { payloads = [] }, request }) => {
      if (payloads.length === 0) return ok({ payloads });
      const use = { action: 'payloads.decoded', subjectType: 'request', subjectId: requestIdOf(request) } as const;
      await database.inTenant(scopeOf(principal), (transaction) =>
        audited(transaction, { principal, clock, ...use, data: { payloads: payloads.length } }),
      );
      return ok({ payloads: await decodePayloads(payloadCodec, payloads) });
    },
  }),
];
