import type { Static } from '@sinclair/typebox';
import { getLetterOrganisation } from '../../../db/repositories/organisations-for-letters.ts';
import { insertSmsMessage } from '../../../db/repositories/sms.ts';
import { parseMobile } from '../../../domain/identity/index.ts';
import { fillTemplate, sampleValues } from '../../../domain/notices/index.ts';
import { derivedId } from '../../http/requests/derived-id.ts';
import { localised } from '../../http/texts/language.ts';
import type { StaffPrincipal } from '../../http/sessions/principal.ts';
import type { Services } from '../../services.ts';
import { audited } from '../audited.ts';
import { scopeOf } from '../scope.ts';
import type { NoticeTest } from './schema.ts';

type Test = Static<typeof NoticeTest> & { principal: StaffPrincipal; idempotencyKey: string };

/** Whoever tries a text waits for it. */
const USEFUL_FOR_MS = 10 * 60_000;

/** @returns the message's id; a repeated request sends nothing more */
export async function sendTest(services: Services, test: Test): Promise<string> {
  const { database, vault, clock, config, engine } = services;
  const { principal, kind, language, text: template } = test;
  const { organisationId, staffId } = principal;
  const id = derivedId(vault.hash, 'notice-test', staffId, test.idempotencyKey);
  await database.inTenant(scopeOf(principal), async (transaction) => {
    const organisation = await getLetterOrganisation(transaction, { id: organisationId });
    const values = sampleValues(language, {
      organisation: organisation ? localised(organisation, language) : '',
      publicUrl: config.publicUrl,
    });
    const message = {
      ...{ id, organisationId, submissionId: null, kind: 'test' },
      ...{ recipient: { mobile: parseMobile(test.mobile)! }, text: fillTemplate(template, values) },
    };
    await insertSmsMessage(transaction, { sealer: vault, message });
    const subject = { action: 'notices.tested', subjectType: 'organisation', subjectId: organisationId } as const;
    await audited(transaction, { principal, clock, ...subject, data: { text: kind } });
  });
  await engine.startSms({ messageId: id, notAfter: new Date(clock.now().getTime() + USEFUL_FOR_MS) });
  return id;
}
