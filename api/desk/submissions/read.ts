import { listSubmissions, listTimeline } from '../../../db/repositories/submissions.ts';
import { parseTrackingCode } from '../../../domain/tracking/code.ts';
import { localised } from '../../http/texts/language.ts';
import type { StaffPrincipal } from '../../http/sessions/principal.ts';
import { ok } from '../../http/routing/reply.ts';
import { route, type Route } from '../../http/routing/route.ts';
import { DOCUMENT_CONTENT, sendLetterDocument } from '../../submissions/download.ts';
import { readPage, toListPage } from '../../submissions/pages.ts';
import { presentDeskTimeline } from '../../submissions/presenter.ts';
import { DeskQuery, DeskSubmission, DeskSubmissions, Timeline } from '../../submissions/schema.ts';
import { presentDeskSummary } from '../../submissions/summaries.ts';
import { scopeOf, seen, show, unitsSeenBy, type DeskServices } from './letters.ts';

export const reading = (services: DeskServices): Route[] => [
  route({
    method: 'get',
    path: '/api/desk/v1/submissions',
    summary: 'The letters that I may see',
    auth: 'staff',
    query: DeskQuery,
    responses: { 200: { description: 'A page', schema: DeskSubmissions } },
    handler: async ({ query, principal, language }) => {
      const { limit, cursor, status, trackingCode, unitId, mine, ...filter } = query;
      const page = readPage({ limit, cursor });
      const rows = await services.database.inOneTrip(scopeOf(principal), (trip) =>
        listSubmissions(trip, {
          ...{ vault: services.vault, limit: page.limit + 1, after: page.after },
          ...{ ...filter, statuses: status?.split(',') },
          unitIds: wantedUnits(principal, unitId),
          assigneeId: mine ? principal.staffId : undefined,
          trackingCode: trackingCode && (parseTrackingCode(trackingCode) ?? trackingCode),
        }),
      );
      const viewer = { directory: services.directory, language };
      return ok(await toListPage(rows, { ...page, present: (row) => presentDeskSummary(row, viewer) }));
    },
  }),
  route({
    method: 'get',
    path: '/api/desk/v1/submissions/{id}',
    summary: 'One letter',
    auth: 'staff',
    responses: { 200: { description: 'The letter', schema: DeskSubmission, headers: ['ETag'] } },
    handler: async ({ params, principal, language }) => {
      const { state } = await seen(services, principal, params.id);
      return show(services, state, { principal, language });
    },
  }),
  route({
    method: 'get',
    path: '/api/desk/v1/submissions/{id}/timeline',
    summary: 'What happened to a letter, oldest first',
    auth: 'staff',
    responses: { 200: { description: 'All of it', schema: Timeline } },
    handler: async ({ params: { id }, principal, language }) => {
      await seen(services, principal, id);
      const rows = await services.database.inOneTrip(scopeOf(principal), (trip) =>
        listTimeline(trip, { submissionId: id, sealer: services.vault }),
      );
      const names = await services.directory.find(principal.organisationId);
      const units = [...(names?.units.values() ?? [])].map((unit) => [unit.id, localised(unit, language)] as const);
      return ok(presentDeskTimeline(rows, new Map(units)));
    },
  }),
  route({
    method: 'get',
    path: '/api/desk/v1/submissions/{id}/documents/{documentId}/content',
    summary: 'The bytes of a document',
    auth: 'staff',
    responses: DOCUMENT_CONTENT,
    handler: async ({ params: { id, documentId }, principal, request, response }) => {
      const { state } = await seen(services, principal, id);
      await sendLetterDocument(services, { state, documentId, request, response });
    },
  }),
];

/** Undefined is all units; a unit that the caller does not see is none. */
function wantedUnits(principal: StaffPrincipal, unitId: string | undefined): readonly string[] | undefined {
  const visible = unitsSeenBy(principal);
  if (unitId === undefined) return visible;
  return !visible || visible.includes(unitId) ? [unitId] : [];
}
