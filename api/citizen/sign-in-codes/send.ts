import { insertSmsMessage } from '../../../db/repositories/sms.ts';
import { unavailable } from '../../http/problems/problem.ts';
import type { Services, SignInCode } from '../../services.ts';
import { SIGN_IN } from '../../session-store.ts';
import { CODE_MINUTES } from './challenge.ts';
import { codeText } from './text.ts';

type Needs = Pick<Services, 'database' | 'vault' | 'engine' | 'clock'>;

/** Longer than a healthy engine ever takes. */
const START_WITHIN_MS = 5_000;

/** Writes the message down and starts its delivery, which gives up when the code has expired. */
export const createSendSignInCode =
  ({ database, vault, engine, clock }: Needs): Services['sendSignInCode'] =>
  async ({ challengeId, mobile, code, language }: SignInCode) => {
    const message = {
      ...{ id: challengeId, organisationId: null, submissionId: null, kind: 'signInCode' },
      recipient: { mobile },
      text: codeText(code, language),
    };
    await database.inTenant(SIGN_IN, (transaction) => insertSmsMessage(transaction, { sealer: vault, message }));
    const notAfter = new Date(clock.now().getTime() + CODE_MINUTES * 60_000);
    await within(START_WITHIN_MS, engine.startSms({ messageId: challengeId, notAfter }));
  };

const within = async (milliseconds: number, work: Promise<void>): Promise<void> => {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(unavailable()), milliseconds);
  });
  try {
    await Promise.race([work, late]);
  } catch (error) {
    throw unavailable(error);
  } finally {
    clearTimeout(timer);
  }
};
