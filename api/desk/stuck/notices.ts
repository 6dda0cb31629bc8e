import { revivedBefore, reviveNotice } from '../../../db/repositories/stuck.ts';
import { notFound } from '../../http/problems/problem.ts';
import { noContent } from '../../http/routing/reply.ts';
import { route, type Route } from '../../http/routing/route.ts';
import { Nothing } from '../../submissions/schema.ts';
import { audited } from '../audited.ts';
import { giveUp } from './give-up.ts';
import { scopeOf, type DeskServices } from '../submissions/letters.ts';

const ADMIN = { auth: 'staff', roles: ['admin'] } as const;
const DAY_MS = 24 * 60 * 60 * 1_000;
/** From the moment of the word of a person on. */
const USEFUL_FOR_MS = 3 * DAY_MS;

export const notices = (services: DeskServices): Route[] => [
  route({
    ...ADMIN,
    method: 'post',
    path: '/api/desk/v1/stuck/notices/{id}/retry',
    summary: 'Send a notice anew that no panel could deliver',
    body: Nothing,
    responses: { 204: { description: 'It is on its way' } },
    handler: async ({ params: { id }, principal }) => {
      const { database, engine, clock } = services;
      const firstAttempt = await database.inTenant(scopeOf(principal), async (transaction) => {
        const attempt = await reviveNotice(transaction, { id });
        if (attempt === undefined) return revivedBefore(transaction, { id });
        const subject = { action: 'notice.resumed', subjectType: 'notice', subjectId: id } as const;
        await audited(transaction, { principal, clock, ...subject });
        return attempt;
      });
      if (firstAttempt === undefined) throw notFound();
      const notAfter = new Date(clock.now().getTime() + USEFUL_FOR_MS);
      await engine.startSms({ messageId: id, firstAttempt, notAfter });
      return noContent();
    },
  }),
  giveUp(services, 'notice'),
];
