import { setTimeout as sleep } from 'node:timers/promises';
import type { Request } from 'express';
import { changeJson, listChanges, type Change } from '../../../db/repositories/changes.ts';
import { ok } from '../../http/routing/reply.ts';
import { route, type Route } from '../../http/routing/route.ts';
import type { Services } from '../../services.ts';
import { scopeOf } from '../submissions/letters.ts';
import { Changes, ChangesQuery } from './schema.ts';

const LOOKS_EVERY_MS = 1_000;

export const changes = ({ database }: Services): Route[] => [
  route({
    method: 'get',
    path: '/api/v1/changes',
    summary: 'What happened to my letters, in order, each once; `after` is the place up to which they are known',
    auth: 'applicant',
    access: 'letters:read',
    query: ChangesQuery,
    responses: { 200: { description: 'The next changes; none where all are known', schema: Changes } },
    handler: async ({ query: { after = 0, limit = 50, wait = 0 }, principal, request }) => {
      const { applicantId } = principal;
      const read = () =>
        database.inOneTrip(scopeOf(principal), (trip) => listChanges(trip, { applicantId, after, limit }));
      const items = await waitFor(read, { request, until: Date.now() + wait * 1_000 });
      return ok({ items: items.map(changeJson), next: items.at(-1)?.position ?? after });
    },
  }),
];

/** Looks again until there is something, the time is over, or nobody waits any more. */
async function waitFor(
  read: () => Promise<Change[]>,
  { request: { socket }, until }: { request: Request; until: number },
): Promise<Change[]> {
  for (;;) {
    const items = await read();
    if (items.length > 0 || Date.now() >= until || socket.destroyed) return items;
    await sleep(Math.min(LOOKS_EVERY_MS, until - Date.now()));
  }
}
