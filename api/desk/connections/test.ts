import type { ConnectionTest } from '../../../activities/contract.ts';
import { getConnection } from '../../../db/repositories/connections.ts';
import { derivedId } from '../../http/requests/derived-id.ts';
import type { StaffPrincipal } from '../../http/sessions/principal.ts';
import { fill, textsIn } from '../../http/texts/index.ts';
import type { Language } from '../../http/texts/language.ts';
import type { Services } from '../../services.ts';
import { audited } from '../audited.ts';
import { scopeOf } from '../scope.ts';
import { present } from './write.ts';

interface Testing {
  principal: StaffPrincipal;
  place: string;
  idempotencyKey: string;
}

/** The worker calls the other side: the API reaches nobody outside. */
export const testConnection = async (services: Services, { principal, place, idempotencyKey }: Testing) => {
  const { database, vault, engine, clock } = services;
  const scope = scopeOf(principal);
  const { id, name } = present(
    await database.inTenant(scope, (transaction) => getConnection(transaction, { place, sealer: vault })),
  );
  const testId = derivedId(vault.hash, 'connection-test', principal.staffId, place, idempotencyKey);
  const test = await engine.testConnection({ testId, connectionId: id });
  const subject = { action: 'connection.tested', subjectType: 'connection', subjectId: place } as const;
  const data = { works: test.works, fault: faultOf(test) };
  await database.inTenant(scope, (transaction) => audited(transaction, { principal, clock, ...subject, data }));
  return { name, test };
};

export const presentTest = ({ name, test }: { name: string; test: ConnectionTest }, language: Language) => {
  const sentence = textsIn(language).connectionTests[faultOf(test) ?? 'works'];
  const values = { name, milliseconds: test.tookMs };
  return {
    works: test.works,
    tookMs: test.tookMs,
    fault: faultOf(test),
    detail: test.works ? null : test.detail,
    message: fill(sentence, { values, language }),
  };
};

const faultOf = (test: ConnectionTest) => (test.works ? null : test.fault);
