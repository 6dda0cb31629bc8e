import { createChallenge } from '../../../db/repositories/challenges.ts';
import type { Mobile } from '../../../domain/identity/index.ts';
import { derivedId, type Hash } from '../../http/derived-id.ts';
import type { Language } from '../../http/language.ts';
import type { Limiter } from '../../http/limits.ts';
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
 * under the same key sends nothing again, unless the sending failed.
 */
export const requestCode = async (services: Services, limits: CodeLimits, request: CodeRequest) => {
  const { mobile, language } = request;
  const { challengeId, expiresAt: known } = await findPlace(services, request);
  if (known) return present(challengeId, known);

  await limits.resend.take(mobile);
  await limits.hourly.take(mobile);
  const code = newCode();
  const expiresAt = new Date(services.clock.now().getTime() + CODE_MINUTES * 60_000);
  try {
    await keep(services, { challengeId, mobile, code, expiresAt });
    await services.sendSignInCode({ challengeId, mobile, code, language });
  } catch (error) {
    await limits.resend.forget(mobile);
    await withdraw(services, challengeId);
    throw error;
  }
  return present(challengeId, expiresAt);
};

/** The challenge of this key, if its code was sent; else the id for the next attempt. */
const findPlace = ({ database, vault }: Services, { mobile, idempotencyKey }: CodeRequest) =>
  database.inTenant(SIGN_IN, async ({ models, sequelize: transaction }) => {
    const hash: Hash = (purpose, value) => vault.hash(purpose, value);
    for (let attempt = 0; ; attempt += 1) {
      const challengeId = derivedId(hash, 'sign-in-code', mobile, idempotencyKey, String(attempt));
      const row = await models.SignInChallenge.findByPk(challengeId, { transaction });
      if (!row) return { challengeId, expiresAt: undefined };
      if (row.tries !== WITHDRAWN) return { challengeId, expiresAt: row.expiresAt };
    }
  });

type NewCode = { challengeId: string; mobile: Mobile; code: string; expiresAt: Date };

const keep = ({ database, vault }: Services, { challengeId, mobile, code, expiresAt }: NewCode) =>
  database.inTenant(SIGN_IN, (transaction) =>
    createChallenge(transaction, {
      vault,
      id: challengeId,
      mobile,
      codeHash: hashCode(vault, { challengeId, code }),
      expiresAt,
    }),
  );

/** More tries than anybody has. */
const WITHDRAWN = 1000;

const withdraw = ({ database }: Services, id: string) =>
  database.inTenant(SIGN_IN, ({ models, sequelize: transaction }) =>
    models.SignInChallenge.update({ tries: WITHDRAWN }, { where: { id }, transaction }),
  );

const present = (challengeId: string, expiresAt: Date) => ({
  challengeId,
  expiresAt: expiresAt.toISOString(),
  resendAt: new Date(expiresAt.getTime() - CODE_MINUTES * 60_000 + RESEND_SECONDS * 1000).toISOString(),
});
