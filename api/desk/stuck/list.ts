import { listStuck, listSummaries, type StuckRow } from '../../../db/repositories/stuck.ts';
import type { SummaryRow } from '../../../db/repositories/submissions.ts';
import { ok } from '../../http/routing/reply.ts';
import { route, type Route } from '../../http/routing/route.ts';
import { readPage, toListPage } from '../../submissions/pages.ts';
import type { Viewer } from '../../submissions/presenter.ts';
import { presentDeskSummary } from '../../submissions/summaries.ts';
import { scopeOf, type DeskServices } from '../submissions/letters.ts';
import { Stuck, StuckQuery } from './schema.ts';

export const list = (services: DeskServices): Route[] => [
  route({
    method: 'get',
    path: '/api/desk/v1/stuck',
    summary: 'What waits for a person or keeps failing, newest first',
    auth: 'staff',
    roles: ['admin'],
    query: StuckQuery,
    responses: { 200: { description: 'A page', schema: Stuck } },
    handler: async ({ query, principal, language }) => {
      const { database, vault, directory } = services;
      const scope = scopeOf(principal);
      const page = readPage(query);
      const rows = await database.inOneTrip(scope, (trip) =>
        listStuck(trip, { kind: query.kind, limit: page.limit + 1, after: page.after }),
      );
      const ids = rows.map(({ submissionId }) => submissionId);
      const letters = await database.inOneTrip(scope, (trip) => listSummaries(trip, { ids, vault }));
      const shown = rows.flatMap((row) => {
        const letter = letters.find(({ id }) => id === row.submissionId);
        return letter ? [{ createdAt: row.since, id: row.id, row, letter }] : [];
      });
      return ok(await toListPage(shown, { ...page, present: (one) => present(one, { directory, language }) }));
    },
  }),
];

async function present({ row, letter }: { row: StuckRow; letter: SummaryRow }, viewer: Viewer) {
  const { kind, id, notice, since, tries, reason, goesOn, nextTryAt } = row;
  const summary = await presentDeskSummary(letter, viewer);
  const at = summary.attention?.since ?? since.toISOString();
  const failing = { since: at, tries, reason, goesOn, nextTryAt: nextTryAt?.toISOString() ?? null };
  if (kind === 'letter') return { kind, ...failing, ...summary };
  return { kind, id, notice, letter: summary, ...failing, since: since.toISOString() };
}
