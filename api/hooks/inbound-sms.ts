import { Type, type Static } from '@sinclair/typebox';
import type { Request, RequestHandler } from 'express';
import { inboundPurpose, isAddressSecret } from '../../adapters/signature/address.ts';
import { SIGNATURE_HEADER, verify } from '../../adapters/signature/hmac.ts';
import { keepInbound, type NewInbound } from '../../db/repositories/sms-inbound.ts';
import type { Scope } from '../../db/tenancy.ts';
import { parseMobile } from '../../domain/identity/index.ts';
import { checker } from '../http/input/validate.ts';
import { describeError } from '../http/operations/logging.ts';
import { invalid, unauthenticated } from '../http/problems/problem.ts';
import { ok } from '../http/routing/reply.ts';
import { route, type Route } from '../http/routing/route.ts';
import { Closed } from '../http/input/schema.ts';
import type { Services } from '../services.ts';
import { formBody, rawBodyOf } from './form-body.ts';
import { hookPanelOf } from './panels.ts';

const HOOKS: Scope = { kind: 'system', name: 'hooks' };
/** Much longer than an SMS; the reader stops before. */
const LONGEST_TEXT = 20_000;

/** As Kavenegar hands it on; what else it says is passed over. */
const InboundMessage = Type.Object(
  {
    messageid: Type.Union([Type.String({ pattern: '^[\\w.-]{1,64}$' }), Type.Integer({ minimum: 1 })]),
    from: Type.String({ minLength: 1, maxLength: 40, format: 'password' }),
    message: Type.String({ maxLength: LONGEST_TEXT, format: 'password' }),
  },
  { $id: 'InboundSms' },
);
const check = checker(InboundMessage);

/** What a panel tells of messages that people have sent to its line. */
export const inboundSms = (services: Services): Route[] => [
  route({
    method: 'post',
    path: '/hooks/v1/sms/{panelId}/inbound',
    summary: 'A panel hands on an SMS; a repeated one changes nothing',
    tag: 'hooks',
    auth: 'none',
    once: true,
    params: Closed({ panelId: Type.String({ pattern: '^[\\w-]{1,64}$' }) }),
    query: Closed({ secret: Type.Optional(Type.String({ maxLength: 100, format: 'password' })) }),
    form: InboundMessage,
    use: [formBody(), authentic(services)],
    responses: { 200: { description: 'It is kept', schema: Type.Object({ kept: Type.Boolean() }) } },
    problems: ['unauthenticated', 'not-json'],
    handler: async ({ params: { panelId }, request }) => {
      const { value, faults } = check(request.body);
      if (faults.length > 0) throw invalid(faults);
      const panel = await hookPanelOf(services, panelId);
      const message = toInbound(panel.panelId, value as Static<typeof InboundMessage>);
      const kept = await services.database.inTenant(HOOKS, (trip) =>
        keepInbound(trip, { vault: services.vault, message }),
      );
      await beginAnswer(services, message);
      return ok({ kept });
    },
  }),
];

const toInbound = (panelId: string, { messageid, from, message }: Static<typeof InboundMessage>): NewInbound => ({
  ...{ panelId, messageId: String(messageid), from, text: message },
  mobile: parseMobile(from) ?? null,
});

/** What is kept is answered even if the engine is away now: the inbox's workflow finds it. */
const beginAnswer = async ({ engine, logger }: Services, { panelId, messageId }: NewInbound): Promise<void> => {
  try {
    await engine.startInquiry({ panelId, messageId });
  } catch (error) {
    logger.warn({ panelId, err: describeError(error) }, 'an SMS is answered later');
  }
};

/** A signature where the panel makes one, else the secret in the address. */
const authentic =
  (services: Services): RequestHandler =>
  async (request, _response, next) => {
    const { clock, logger } = services;
    const { secrets } = await hookPanelOf(services, String(request.params.panelId));
    const verdict = verdictOn(request, { secrets, at: clock.now() });
    if (verdict === 'valid') return next();
    logger.warn({ verdict }, 'a hook was called without a right to it');
    throw unauthenticated();
  };

const verdictOn = (request: Request, { secrets, at }: { secrets: readonly string[]; at: Date }) => {
  const header = request.get(SIGNATURE_HEADER);
  if (header !== undefined) return verify({ secrets, header, body: rawBodyOf(request), at });
  const { secret } = request.query;
  const purpose = inboundPurpose(String(request.params.panelId));
  return typeof secret === 'string' && isAddressSecret(secret, { secrets, purpose }) ? 'valid' : 'forged';
};
