import { listSubmissions } from '../../../db/repositories/submissions.ts';
import { ok } from '../../http/routing/reply.ts';
import { route, type Route } from '../../http/routing/route.ts';
import { Closed, PAGE_QUERY } from '../../http/input/schema.ts';
import { readPage, toListPage } from '../../submissions/pages.ts';
import { CompleteBody, DeskSubmission, DeskSubmissions, Nothing } from '../../submissions/schema.ts';
import { presentDeskSummary } from '../../submissions/summaries.ts';
import { runCommand, scopeOf, type DeskServices } from './letters.ts';

const LETTER = { 200: { description: 'The letter', schema: DeskSubmission, headers: ['ETag'] as const } };
const ADMIN = { auth: 'staff', roles: ['admin'] } as const;

/** Letters that a person has to settle, with what is known of them. */
export const stuck = (services: DeskServices): Route[] => [
  route({
    ...ADMIN,
    method: 'get',
    path: '/api/desk/v1/stuck',
    summary: 'Letters that need attention, newest first',
    query: Closed(PAGE_QUERY),
    responses: { 200: { description: 'A page', schema: DeskSubmissions } },
    handler: async ({ query, principal, language }) => {
      const page = readPage(query);
      const rows = await services.database.inOneTrip(scopeOf(principal), (trip) =>
        listSubmissions(trip, {
          ...{ vault: services.vault, limit: page.limit + 1, after: page.after, needsAttention: true },
        }),
      );
      const viewer = { directory: services.directory, language };
      return ok(await toListPage(rows, { ...page, present: (row) => presentDeskSummary(row, viewer) }));
    },
  }),
  route({
    ...ADMIN,
    method: 'post',
    path: '/api/desk/v1/stuck/{id}/retry',
    summary: 'Try the registration again; what is unknown is searched for first',
    body: Nothing,
    responses: LETTER,
    problems: ['wrong-state', 'outcome-pending'],
    handler: (call) => runCommand(services, call, { command: { type: 'retry' } }),
  }),
  route({
    ...ADMIN,
    method: 'post',
    path: '/api/desk/v1/stuck/{id}/complete',
    summary: 'Enter the letter number that was found in the correspondence system',
    body: CompleteBody,
    responses: LETTER,
    problems: ['wrong-state', 'conflict', 'outcome-pending'],
    handler: (call) =>
      runCommand(services, call, { command: { type: 'complete', letterNumber: call.body.letterNumber } }),
  }),
];
