import type { Static } from '@sinclair/typebox';
import { Type } from '@sinclair/typebox';
import { getLetterOrganisation } from '../../../db/repositories/organisations-for-letters.ts';
import {
  getNoticeSettings,
  saveNoticeSettings,
  type NoticesOfOrganisation,
} from '../../../db/repositories/notice-settings.ts';
import type { TenantTransaction } from '../../../db/tenancy.ts';
import { beginOfDay } from '../../../domain/calendar/index.ts';
import type { OwnTexts } from '../../../domain/notices/index.ts';
import { invalid, notFound } from '../../http/problems/problem.ts';
import { accepted, ok } from '../../http/routing/reply.ts';
import { route, type Route } from '../../http/routing/route.ts';
import type { StaffPrincipal } from '../../http/sessions/principal.ts';
import type { Services } from '../../services.ts';
import { audited } from '../audited.ts';
import { scopeOf } from '../scope.ts';
import { NoticeSettings, NoticeSettingsChange, NoticeTest } from './schema.ts';
import { sendTest } from './test-message.ts';
import { changedTexts, faultsOfText, faultsOfTexts, textsInForce } from './texts.ts';

const PATH = '/api/desk/v1/notices';
const ADMIN = { auth: 'staff', roles: ['admin'] } as const;
const TESTS_AN_HOUR = 20;
/** Of what a day may cost. */
const WARNED_AT = 0.8;

/** What applicants are told by SMS, in which words, and how much it may cost in a day. */
export const notices = (services: Services): Route[] => {
  const { database, limiter } = services;
  const tests = limiter({ name: 'notice-tests', points: TESTS_AN_HOUR, seconds: 3_600 });
  return [
    route({
      ...ADMIN,
      method: 'get',
      path: PATH,
      summary: 'What my organisation tells its applicants by SMS',
      responses: { 200: { description: 'The settings', schema: NoticeSettings } },
      handler: async ({ principal }) =>
        ok(await database.inTenant(scopeOf(principal), (transaction) => read(services, { transaction, principal }))),
    }),
    route({
      ...ADMIN,
      method: 'patch',
      path: PATH,
      summary: 'Change it; a text that lacks a field that it needs is refused',
      body: NoticeSettingsChange,
      responses: { 200: { description: 'The settings', schema: NoticeSettings } },
      handler: async ({ principal, body }) => ok(await change(services, { principal, body })),
    }),
    route({
      ...ADMIN,
      method: 'post',
      path: `${PATH}/tests`,
      summary: 'Send a text with the facts of a sample letter to a phone',
      body: NoticeTest,
      responses: { 202: { description: 'It is on its way', schema: Type.Object({ id: Type.String() }) } },
      problems: ['too-many-requests'],
      handler: async ({ principal, body, idempotencyKey }) => {
        const faults = faultsOfText(body.text, { kind: body.kind, pointer: '/text' });
        if (faults.length > 0) throw invalid(faults);
        await tests.take(principal.staffId);
        return accepted({ id: await sendTest(services, { principal, idempotencyKey, ...body }) });
      },
    }),
  ];
};

interface Reading {
  transaction: TenantTransaction;
  principal: StaffPrincipal;
}

async function read(services: Services, { transaction, principal: { organisationId } }: Reading) {
  const dayBegan = beginOfDay(services.clock.now());
  const settings = await getNoticeSettings(transaction, { organisationId, dayBegan });
  const organisation = await getLetterOrganisation(transaction, { id: organisationId });
  if (!organisation) throw notFound();
  const { texts, leftOut, dailyParts, held } = settings;
  return {
    id: organisationId,
    texts: textsInForce(texts),
    ...{ leftOut: [...leftOut], dailyParts },
    today: { parts: settings.spentParts, held, warning: isNearLimit(settings) },
    organisation: { fa: organisation.name, en: organisation.nameEn || organisation.name },
    publicUrl: services.config.publicUrl,
  };
}

const isNearLimit = ({ dailyParts, spentParts }: NoticesOfOrganisation): boolean =>
  dailyParts !== null && spentParts >= dailyParts * WARNED_AT;

async function change(
  services: Services,
  { principal, body }: { principal: StaffPrincipal; body: Static<typeof NoticeSettingsChange> },
) {
  const { database, clock } = services;
  const { organisationId } = principal;
  const texts = (body.texts ?? {}) as OwnTexts;
  const faults = faultsOfTexts(texts);
  if (faults.length > 0) throw invalid(faults);
  return database.inTenant(scopeOf(principal), async (transaction) => {
    const before = await getNoticeSettings(transaction, { organisationId, dayBegan: beginOfDay(clock.now()) });
    await saveNoticeSettings(transaction, {
      organisationId,
      texts: changedTexts(before.texts, texts),
      leftOut: body.leftOut ?? before.leftOut,
      dailyParts: body.dailyParts === undefined ? before.dailyParts : body.dailyParts,
    });
    const { leftOut, dailyParts } = body;
    const data = {
      texts: Object.keys(texts),
      ...(leftOut && { leftOut }),
      ...(dailyParts !== undefined && { dailyParts }),
    };
    const subject = { action: 'notices.changed', subjectType: 'organisation', subjectId: organisationId } as const;
    await audited(transaction, { principal, clock, ...subject, data });
    return read(services, { transaction, principal });
  });
}
