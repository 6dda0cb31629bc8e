import { dismiss, type Dismissable } from '../../../db/repositories/stuck.ts';
import { notFound } from '../../http/problems/problem.ts';
import { noContent } from '../../http/routing/reply.ts';
import { route, type Route } from '../../http/routing/route.ts';
import { ReasonBody } from '../../submissions/schema.ts';
import { audited } from '../audited.ts';
import { scopeOf, type DeskServices } from '../submissions/letters.ts';

const WORDS = {
  notice: 'Do without a notice that no panel could deliver',
  event: 'Do without an event that no letter took',
} as const;

export const giveUp = ({ database, vault, clock }: DeskServices, kind: Dismissable): Route =>
  route({
    auth: 'staff',
    roles: ['admin'],
    method: 'post',
    path: `/api/desk/v1/stuck/${kind}s/{id}/give-up` as const,
    summary: WORDS[kind],
    body: ReasonBody,
    responses: { 204: { description: 'It is off the list' } },
    handler: async ({ params: { id }, body: { reason }, principal }) => {
      await database.inTenant(scopeOf(principal), async (transaction) => {
        const { staffId } = principal;
        if (!(await dismiss(transaction, { kind, id, staffId, reason, sealer: vault }))) throw notFound();
        const subject = { action: `${kind}.givenUp`, subjectType: kind, subjectId: id } as const;
        await audited(transaction, { principal, clock, ...subject });
      });
      return noContent();
    },
  });
