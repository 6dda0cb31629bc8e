import { getLanguage } from '../../db/repositories/applicants.ts';
import { insertSmsMessage } from '../../db/repositories/sms.ts';
import type { Scope } from '../../db/tenancy.ts';
import { messageId, USEFUL_FOR_MS } from '../sms/notices.ts';
import { WORKER } from '../sms/sending.ts';
import type { Needs } from './deliver.ts';

/** The scope of messages that belong to no organisation. */
const SIGN_IN: Scope = { kind: 'system', name: 'signIn' };

const WORDS = {
  fa: (link: string) =>
    `وب‌هوک شما در پیشخوان سه روز پاسخ نداد و خاموش شد. چیزی گم نشده است؛ پس از روشن کردن از همان‌جا ادامه می‌یابد:\n${link}`,
  en: (link: string) =>
    `Your Pishkhan webhook has not answered for three days and was switched off. Nothing is lost: switched on, it goes on from there:\n${link}`,
};

interface SwitchedOff {
  webhookId: string;
  applicantId: string;
  failingSince: Date;
}

/** Has the owner of a webhook told that it is switched off; repeated, it does nothing. */
export const createTellOwner =
  ({ database, vault: sealer, publicUrl, startSms }: Needs) =>
  async ({ webhookId, applicantId, failingSince }: SwitchedOff): Promise<void> => {
    const id = messageId(webhookId, failingSince.getTime());
    const language = await database.inOneTrip(WORKER, (trip) => getLanguage(trip, { applicantId }));
    const message = {
      ...{ id, organisationId: null, submissionId: null, kind: 'webhookOff', recipient: { applicantId } },
      text: WORDS[language](`${publicUrl}/programs`),
    };
    await database.inOneTrip(SIGN_IN, (trip) => insertSmsMessage(trip, { sealer, message }));
    await startSms({ messageId: id, notAfter: new Date(Date.now() + USEFUL_FOR_MS) });
  };
