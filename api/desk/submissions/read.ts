import type { Static } from '@sinclair/typebox';
import { listLetterNotices, type LetterNotice } from '../../../db/repositories/letter-notices.ts';
import { listLateEvents } from '../../../db/repositories/outside-events.ts';
import { countHidden, searchSubmissions } from '../../../db/repositories/searching.ts';
import { listSubmissions, listTimeline, type SubmissionFilter } from '../../../db/repositories/submissions.ts';
import { STATUSES } from '../../../domain/submission/index.ts';
import { parseTrackingCode } from '../../../domain/tracking/code.ts';
import { localised } from '../../http/texts/language.ts';
import type { StaffPrincipal } from '../../http/sessions/principal.ts';
import { ok } from '../../http/routing/reply.ts';
import { route, type Route } from '../../http/routing/route.ts';
import { DOCUMENT_CONTENT, sendLetterDocument } from '../../submissions/download.ts';
import { readPage, toListPage } from '../../submissions/pages.ts';
import { DeskQuery, DeskSubmission, FoundSubmissions, LetterNotices, Timeline } from '../../submissions/schema.ts';
import { presentDeskSummary } from '../../submissions/summaries.ts';
import { lateRows, presentDeskTimeline, type LateEvent } from '../../submissions/timeline.ts';
import { scopeOf, seen, show, unitsSeenBy, type DeskServices } from './letters.ts';

export const reading = (services: DeskServices): Route[] => [
  route({
    method: 'get',
    path: '/api/desk/v1/submissions',
    summary: 'The letters that I may see',
    auth: 'staff',
    query: DeskQuery,
    responses: { 200: { description: 'A page', schema: FoundSubmissions } },
    handler: async ({ query, principal, language }) => {
      const page = readPage(query);
      const { rows, hidden } = await find(services, { principal, query, page });
      const viewer = { directory: services.directory, language };
      const listed = await toListPage(rows, { ...page, present: (row) => presentDeskSummary(row, viewer) });
      return ok({ ...listed, hidden });
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
      const { sequence } = await seen(services, principal, id);
      const letter = { submissionId: id, sealer: services.vault };
      const [rows, late] = await services.database.inOneTrip(scopeOf(principal), (trip) =>
        Promise.all([listTimeline(trip, letter), listLateEvents<LateEvent>(trip, letter)]),
      );
      const names = await services.directory.find(principal.organisationId);
      const units = [...(names?.units.values() ?? [])].map((unit) => [unit.id, localised(unit, language)] as const);
      return ok(presentDeskTimeline([...rows, ...lateRows(late, sequence)], new Map(units)));
    },
  }),
  route({
    method: 'get',
    path: '/api/desk/v1/submissions/{id}/notices',
    summary: 'What the applicant was told by SMS, oldest first, and what became of it',
    auth: 'staff',
    responses: { 200: { description: 'All of it', schema: LetterNotices } },
    handler: async ({ params: { id }, principal }) => {
      await seen(services, principal, id);
      const rows = await services.database.inOneTrip(scopeOf(principal), (trip) =>
        listLetterNotices(trip, { submissionId: id, sealer: services.vault }),
      );
      return ok({ items: rows.map(presentNotice) });
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

const presentNotice = ({ createdAt, tries, ...notice }: LetterNotice) => ({
  ...notice,
  at: createdAt.toISOString(),
  tries: tries.map(({ at, ...one }) => ({ ...one, at: new Date(at).toISOString() })),
});

interface Wanted {
  principal: StaffPrincipal;
  query: Static<typeof DeskQuery>;
  page: ReturnType<typeof readPage>;
}

/** One letter more than the page has, and, of a search that a filter narrows, how many letters the filter hides. */
async function find(services: DeskServices, { principal, query, page }: Wanted) {
  const filter = filterOf(principal, query);
  const list = { ...filter, order: query.order, limit: page.limit + 1, after: page.after };
  const { vault, database } = services;
  if (!query.q) {
    const rows = await database.inOneTrip(scopeOf(principal), (trip) => listSubmissions(trip, { vault, ...list }));
    return { rows, hidden: 0 };
  }
  const typed = { organisationId: principal.organisationId, typed: query.q };
  const isNarrowed = !page.after && (query.status ?? query.unitId ?? query.mine);
  const within = { unitIds: unitsSeenBy(principal), statuses: otherStatuses(query) };
  const [rows, hidden] = await Promise.all([
    searchSubmissions(services, { ...typed, ...list }),
    isNarrowed ? countHidden(services, { ...typed, ...filter, within }) : 0,
  ]);
  return { rows, hidden };
}

/** Where what only a status hides must be: the fewer letters are looked through. */
const otherStatuses = ({ status, unitId, mine }: Static<typeof DeskQuery>): SubmissionFilter['statuses'] =>
  status && !unitId && !mine ? STATUSES.filter((other) => !status.split(',').includes(other)) : undefined;

function filterOf(principal: StaffPrincipal, query: Static<typeof DeskQuery>): SubmissionFilter {
  const { status, trackingCode, letterNumber, unitId, mine } = query;
  return {
    letterNumber,
    statuses: status?.split(','),
    unitIds: wantedUnits(principal, unitId),
    assigneeId: mine ? principal.staffId : undefined,
    trackingCode: trackingCode && (parseTrackingCode(trackingCode) ?? trackingCode),
  };
}

/** Undefined is all units; a unit that the caller does not see is none. */
function wantedUnits(principal: StaffPrincipal, unitId: string | undefined): readonly string[] | undefined {
  const visible = unitsSeenBy(principal);
  if (unitId === undefined) return visible;
  return !visible || visible.includes(unitId) ? [unitId] : [];
}
