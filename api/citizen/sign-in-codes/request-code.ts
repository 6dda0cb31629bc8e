import { createChallenge, getChallengeExpiry, withdrawChallenge } from '../../../db/repositories/challenges.ts';
import type { Mobile } from '../../../domain/identity/index.ts';
import { derivedId } from '../../http/requests/derived-id.ts';
import type { Language } from '../../http/texts/language.ts';
import type { Limiter } from '../../http/requests/limits.ts';
import type { Services } from '../../services.ts';
import { SIGN_IN } from '../../session-store.ts';
import { CODE_MINUTES, RESEND_SECONDS, hashCode, newCode } from './challenge.ts';

export interface CodeLimits {
  resend: Limiter;
  hourly: Limiter;
}

interface CodeRequest {
  mobile: Mobile;
  language: Language;
  idempotencyKey: string;
}

/**
 * Makes a code and has it sent. Nothing here looks at whether the number is known, so neither the answer nor its time can tell. A repeat
 * under the same key sends nothing again, unless the sending failed. When no panel takes the message, another code may be asked for at
 * once; this one goes on being tried.
 */
export const requestCode = async (services: Services, limits: CodeLimits, request: CodeRequest) => {
  const { mobile, language } = request;
  const code = newCode();
  const { challengeId, expiresAt, isNew } = await keepOnce(services, limits, { ...request, code });
  const sent = new Date(expiresAt.getTime() - CODE_MINUTES * 60_000);
  const later = { challengeId, expiresAt, resendAt: new Date(sent.getTime() + RESEND_SECONDS * 1000) };
  if (!isNew) return present(later);
  try {
    const { failed } = await services.sendSignInCode({ challengeId, mobile, code, language });
    if (!failed) return present(later);
    await limits.resend.forget(mobile);
    return present({ ...later, resendAt: sent });
  } catch (error) {
    await limits.resend.forget(mobile);
    await services.database.inTenant(SIGN_IN, (transaction) => withdrawChallenge(transaction, { id: challengeId }));
    throw error;
  }
};

type NewCode = CodeRequest & { code: string };

/** Keeps the challenge of this key, within the limits, or finds it. Others that ask at once under the key wait here for the first. */
const keepOnce = (
  { database, vault, clock }: Services,
  limits: CodeLimits,
  { mobile, idempotencyKey, code }: NewCode,
): Promise<{ challengeId: string; expiresAt: Date; isNew: boolean }> =>
  database.inTenant(SIGN_IN, async (transaction) => {
    for (let attempt = 0; ; attempt += 1) {
      const id = derivedId(vault.hash, 'sign-in-code', mobile, idempotencyKey, String(attempt));
      const expiresAt = new Date(clock.now().getTime() + CODE_MINUTES * 60_000);
      const codeHash = hashCode(vault, { challengeId: id, code });
      if (await createChallenge(transaction, { vault, id, mobile, codeHash, expiresAt })) {
        await limits.resend.take(mobile);
        await limits.hourly.take(mobile);
        return { challengeId: id, expiresAt, isNew: true };
      }
      const known = await getChallengeExpiry(transaction, { id });
      if (known) return { challengeId: id, expiresAt: known, isNew: false };
    }
  });

const present = ({ challengeId, ...times }: { challengeId: string; expiresAt: Date; resendAt: Date }) => ({
  challengeId,
  expiresAt: times.expiresAt.toISOString(),
  resendAt: times.resendAt.toISOString(),
});
