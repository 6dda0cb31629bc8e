import { Type } from '@sinclair/typebox';
import { CirculationEventSchema } from '../../adapters/correspondence/event-schema.ts';
import { readEvent } from '../../adapters/correspondence/read-event.ts';
import { SIGNATURE_HEADER, verify, type Verdict } from '../../adapters/signature/hmac.ts';
import type { OutsideEvent } from '../../activities/correspondence/port.ts';
import {
  findHookOrganisation,
  keepOutsideEvent,
  noteRefusal,
  type RefusalOfHook,
} from '../../db/repositories/outside-events.ts';
import type { Scope } from '../../db/tenancy.ts';
import { invalid, notFound, unauthenticated } from '../http/problems/problem.ts';
import { noContent } from '../http/routing/reply.ts';
import { route, type Route } from '../http/routing/route.ts';
import type { Services } from '../services.ts';
import { createHookKeys, type HookKey } from './keys.ts';
import { parsed, signedBody } from './signed-body.ts';

const HOOKS: Scope = { kind: 'system', name: 'hooks' };

/** What an organisation's correspondence system tells of letters. */
export const correspondenceHook = (services: Services): Route => {
  const { database, vault, clock, logger } = services;
  const keysOf = createHookKeys(services);

  const refuse = async (organisationId: string, reason: RefusalOfHook) => {
    logger.warn({ organisationId, reason }, 'a hook was refused');
    await database.inOneTrip(HOOKS, (trip) => noteRefusal(trip, { organisationId, reason }));
  };

  return route({
    method: 'post',
    path: '/hooks/v1/correspondence/{organisation}',
    summary: `Tell what happened to a letter, signed in \`${SIGNATURE_HEADER}\`; told again, it is the same event`,
    tag: 'hooks',
    auth: 'none',
    once: true,
    params: Type.Object({
      organisation: Type.String({ pattern: '^[a-z0-9-]{1,100}$', description: 'The organisation’s id or slug' }),
    }),
    signed: CirculationEventSchema,
    responses: { 204: { description: 'It is kept, and reaches its letter by itself' } },
    problems: ['unauthenticated'],
    handler: async ({ params, request }) => {
      const organisation = await database.inOneTrip(HOOKS, (trip) =>
        findHookOrganisation(trip, { name: params.organisation }),
      );
      if (!organisation) throw notFound();
      const body = await signedBody(request);
      const signed = { body, header: request.get(SIGNATURE_HEADER), at: clock.now() };
      const { verdict, connectionId } = whoSigned(await keysOf(organisation.id), signed);
      if (verdict !== 'valid') {
        await refuse(organisation.id, verdict);
        throw unauthenticated();
      }
      const event = readEvent(parsed(body));
      if (!event) {
        await refuse(organisation.id, 'malformed');
        throw invalid([{ pointer: '', code: 'wrong-form' }]);
      }
      await database.inOneTrip(HOOKS, (trip) =>
        keepOutsideEvent(trip, { sealer: vault, event: { connectionId, ...toKeep(event, organisation) } }),
      );
      return noContent();
    },
  });
};

interface Signed {
  body: Buffer;
  header: string | undefined;
  at: Date;
}

function whoSigned(keys: readonly HookKey[], signed: Signed): { verdict: Verdict; connectionId: string } {
  const verdicts = keys.map(({ connectionId, secrets }) => ({ connectionId, verdict: verify({ ...signed, secrets }) }));
  return (
    verdicts.find(({ verdict }) => verdict === 'valid') ??
    verdicts.find(({ verdict }) => verdict === 'old') ?? { verdict: 'forged', connectionId: '' }
  );
}

/** A partner that speaks of another organisation at this one's address has a fault that a person has to see. */
function toKeep(event: OutsideEvent, { id, slug }: { id: string; slug: string }) {
  const { letterNumber, type, at, organisation } = event;
  const lost = organisation === null || organisation === slug ? null : 'other-organisation';
  return { eventId: event.id, organisationId: id, letterNumber, type, at, payload: { event }, lost } as const;
}
