import { retryEvent } from '../../../db/repositories/stuck.ts';
import { notFound } from '../../http/problems/problem.ts';
import { noContent } from '../../http/routing/reply.ts';
import { route, type Route } from '../../http/routing/route.ts';
import { Nothing } from '../../submissions/schema.ts';
import { audited } from '../audited.ts';
import { scopeOf, type DeskServices } from '../submissions/letters.ts';
import { giveUp } from './give-up.ts';

/** What a correspondence system told, and no letter took. */
export const events = (services: DeskServices): Route[] => [
  route({
    auth: 'staff',
    roles: ['admin'],
    method: 'post',
    path: '/api/desk/v1/stuck/events/{id}/retry',
    summary: 'Look for the letter of an event again',
    body: Nothing,
    responses: { 204: { description: 'It is looked for in a moment' } },
    handler: async ({ params: { id }, principal }) => {
      const { database, clock } = services;
      await database.inTenant(scopeOf(principal), async (transaction) => {
        if (!(await retryEvent(transaction, { id }))) throw notFound();
        const subject = { action: 'event.resumed', subjectType: 'event', subjectId: id } as const;
        await audited(transaction, { principal, clock, ...subject });
      });
      return noContent();
    },
  }),
  giveUp(services, 'event'),
];
