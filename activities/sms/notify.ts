import { createHash } from 'node:crypto';
import { insertSmsMessage } from '../../db/repositories/sms.ts';
import type { LetterActivities } from '../contract.ts';
import type { Dependencies } from '../dependencies.ts';
import { scopeOf } from '../persistence/letters.ts';
import { noticeText } from './texts.ts';

/** A notice that could not be sent for so long is of no use any more. */
const USEFUL_FOR_MS = 3 * 24 * 60 * 60 * 1_000;

export function createNotices({ database, vault, startSms }: Dependencies): Pick<LetterActivities, 'notify'> {
  return {
    async notify(notice) {
      const { submissionId, organisationId, applicantId, sequence, kind } = notice;
      const id = messageId(submissionId, sequence);
      const text = noticeText(notice, 'fa');
      const message = { id, organisationId, submissionId, kind, recipient: { applicantId }, text };
      await database.inOneTrip(scopeOf(notice), (transaction) =>
        insertSmsMessage(transaction, { sealer: vault, message }),
      );
      await startSms({ messageId: id, notAfter: new Date(Date.now() + USEFUL_FOR_MS) });
    },
  };
}

/** One event, one message: a repeated notice gets the same id (a name-based uuid, version 8). */
export function messageId(submissionId: string, sequence: number): string {
  const digest = createHash('sha256').update(`${submissionId}/${sequence}`).digest();
  digest[6] = (digest[6]! & 0x0f) | 0x80;
  digest[8] = (digest[8]! & 0x3f) | 0x80;
  return digest.toString('hex', 0, 16).replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
}
