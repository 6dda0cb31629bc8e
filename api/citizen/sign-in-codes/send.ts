import { setTimeout as sleep } from 'node:timers/promises';
import { insertSmsMessage, listSmsAttempts } from '../../../db/repositories/sms.ts';
import { unavailable } from '../../http/problems/problem.ts';
import type { Services, SignInCode } from '../../services.ts';
import { SIGN_IN } from '../../session-store.ts';
import { CODE_MINUTES } from './challenge.ts';
import { codeText } from './text.ts';

type Needs = Pick<Services, 'config' | 'database' | 'vault' | 'engine' | 'clock'>;

/** Longer than a healthy engine ever takes. */
const START_WITHIN_MS = 5_000;

/** How long until it is looked whether a panel has taken the message, each time. */
const LOOKS_AFTER_MS = [50, 100, 200, 400, 600, 600];

/**
 * Writes the message down and starts its delivery, which gives up when the code has expired.
 * @returns whether every panel that was asked has refused it so far: for a moment that is waited for
 */
export const createSendSignInCode =
  ({ config: { publicUrl }, database, vault, engine, clock }: Needs): Services['sendSignInCode'] =>
  async ({ challengeId, mobile, code, language }: SignInCode) => {
    const message = {
      ...{ id: challengeId, organisationId: null, submissionId: null, kind: 'signInCode' },
      recipient: { mobile },
      text: codeText(code, { language, publicUrl }),
    };
    await database.inTenant(SIGN_IN, (transaction) => insertSmsMessage(transaction, { sealer: vault, message }));
    const notAfter = new Date(clock.now().getTime() + CODE_MINUTES * 60_000);
    await within(START_WITHIN_MS, engine.startSms({ messageId: challengeId, notAfter }));
    return { failed: await hasFailed(database, challengeId) };
  };

const hasFailed = async (database: Needs['database'], messageId: string): Promise<boolean> => {
  let failed = false;
  for (const pause of LOOKS_AFTER_MS) {
    await sleep(pause);
    const attempts = await database.inTenant(SIGN_IN, (transaction) => listSmsAttempts(transaction, { messageId }));
    const last = attempts.at(-1)?.state;
    failed = last === 'refused' || last === 'notSent';
    if (!failed && last !== undefined && last !== 'sending') return false;
  }
  return failed;
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
