import { listLateEvents } from '../../../db/repositories/outside-events.ts';
import { listSubmissions, listTimeline } from '../../../db/repositories/submissions.ts';
import { parseTrackingCode } from '../../../domain/tracking/code.ts';
import { ok } from '../../http/routing/reply.ts';
import { route, type Route } from '../../http/routing/route.ts';
import { readLetter } from '../../submissions/commands.ts';
import { readPage, toListPage } from '../../submissions/pages.ts';
import { lateRows, presentTimeline, type LateEvent } from '../../submissions/timeline.ts';
import { Submission, SubmissionQuery, Submissions, Timeline } from '../../submissions/schema.ts';
import { presentSummary } from '../../submissions/summaries.ts';
import { scopeOf, show, type LetterServices } from './letters.ts';

export const reading = (services: LetterServices): Route[] => [
  route({
    method: 'get',
    path: '/api/v1/submissions',
    summary: 'My letters, newest first',
    auth: 'applicant',
    access: 'letters:read',
    query: SubmissionQuery,
    responses: { 200: { description: 'A page', schema: Submissions } },
    handler: async ({ query, principal, language }) => {
      const { limit, cursor, status, trackingCode, ...filter } = query;
      const page = readPage({ limit, cursor });
      const code = trackingCode && (parseTrackingCode(trackingCode) ?? trackingCode);
      const rows = await services.database.inOneTrip(scopeOf(principal), (trip) =>
        listSubmissions(trip, {
          ...{ vault: services.vault, limit: page.limit + 1, after: page.after },
          ...{ ...filter, statuses: status?.split(','), trackingCode: code },
        }),
      );
      const { directory } = services;
      return ok(await toListPage(rows, { ...page, present: (row) => presentSummary(row, { directory, language }) }));
    },
  }),
  route({
    method: 'get',
    path: '/api/v1/submissions/{id}',
    summary: 'One letter',
    auth: 'applicant',
    access: 'letters:read',
    responses: { 200: { description: 'The letter', schema: Submission, headers: ['ETag'] } },
    handler: async ({ params: { id }, principal, language }) => {
      const { state } = await readLetter(services, { scope: scopeOf(principal), id });
      return show(services, state, language);
    },
  }),
  route({
    method: 'get',
    path: '/api/v1/submissions/{id}/timeline',
    summary: 'What happened to a letter, oldest first',
    auth: 'applicant',
    access: 'letters:read',
    responses: { 200: { description: 'All of it', schema: Timeline } },
    handler: async ({ params: { id }, principal }) => {
      const { state } = await readLetter(services, { scope: scopeOf(principal), id });
      const letter = { submissionId: id, sealer: services.vault };
      const [rows, late] = await services.database.inOneTrip(scopeOf(principal), (trip) =>
        Promise.all([listTimeline(trip, letter), listLateEvents<LateEvent>(trip, letter)]),
      );
      const names = await services.directory.find(state.organisationId);
      const shown = names?.organisation.circulationShown ?? 'fact';
      return ok(presentTimeline([...rows, ...lateRows(late, state.sequence)], shown));
    },
  }),
];
