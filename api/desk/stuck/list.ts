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
      const ids = rows.flatMap(({ submissionId }) => submissionId ?? []);
      const letters = await database.inOneTrip(scope, (trip) => listSummaries(trip, { ids, vault }));
      const shown = rows.map((row) => ({
        ...{ createdAt: row.since, id: row.id, row },
        letter: letters.find(({ id }) => id === row.submissionId),
      }));
      return ok(await toListPage(shown, { ...page, present: (one) => present(one, { directory, language }) }));
    },
  }),
];

interface Shown {
  row: StuckRow;
  letter: SummaryRow | undefined;
}

async function present({ row, letter }: Shown, viewer: Viewer) {
  const { kind, id, type, letterNumber, tries, reason, goesOn, nextTryAt } = row;
  const summary = letter && (await presentDeskSummary(letter, viewer));
  const since = row.since.toISOString();
  const failing = { since, tries, reason, goesOn, nextTryAt: nextTryAt?.toISOString() ?? null };
  switch (kind) {
    case 'letter':
      return { kind, ...failing, since: summary?.attention?.since ?? since, ...summary };
    case 'notice':
      return { kind, id, notice: type, letter: summary, ...failing };
    case 'event':
      return { kind, id, event: type, letterNumber, letter: summary ?? null, ...failing };
  }
}
