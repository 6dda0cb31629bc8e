import { randomBytes, randomUUID } from 'node:crypto';
import { describe, expect, it } from '@jest/globals';
import { useDatabase } from '../testing/fixture.ts';
import { testVault as vault } from '../testing/vault.ts';
import type { TenantTransaction } from '../tenancy.ts';
import { findOrCreateApplicantByMobile, getApplicant, updateApplicant } from './applicants.ts';
import { createChallenge, tryChallenges, useChallenges } from './challenges.ts';
import { listLegalPersons, saveLegalPerson } from './legal-persons.ts';
import { createSession, deleteExpiredSignIns, deleteSession, deleteSessionsOf, findSession } from './sessions.ts';

const fixture = useDatabase();
const aMobile = () => `+989${Math.random().toString().slice(2, 11)}`;
const inMinutes = (minutes: number) => new Date(Date.now() + minutes * 60_000);

const signingIn = <T>(work: (transaction: TenantTransaction) => Promise<T>): Promise<T> =>
  fixture.database.inTenant({ kind: 'system', name: 'signIn' }, work);

describe('an applicant', () => {
  it('is one and the same however often, and how many times at once, the mobile signs in', async () => {
    const mobile = aMobile();
    const find = () => signingIn((transaction) => findOrCreateApplicantByMobile(transaction, { vault, mobile }));
    const found = await Promise.all([find(), find(), find()]);
    expect(new Set(found.map(({ id }) => id)).size).toBe(1);
    expect(found[0]).toMatchObject({ mobile, nationalId: null, firstName: null });
  });

  it('changes what is given and keeps the rest, all of it sealed', async () => {
    const { id } = await signingIn((transaction) =>
      findOrCreateApplicantByMobile(transaction, { vault, mobile: aMobile() }),
    );
    const changed = await fixture.database.inTenant({ kind: 'applicant', applicantId: id }, async (transaction) => {
      await updateApplicant(transaction, { vault, id, nationalId: '0499370899', firstName: 'Sara' });
      return updateApplicant(transaction, { vault, id, lastName: 'Karimi' });
    });
    expect(changed).toMatchObject({ nationalId: '0499370899', firstName: 'Sara', lastName: 'Karimi' });
    const { rows } = await fixture.superuser.query('select a::text as row from applicants a where id = $1', [id]);
    for (const clear of ['0499370899', 'Sara', 'Karimi']) {
      expect(rows[0].row).not.toContain(Buffer.from(clear).toString('hex'));
    }
  });

  it('does not change or see another', async () => {
    const { applicantId: id } = await fixture.newTenant();
    const applicantId = fixture.tenant.applicantId;
    const result = await fixture.database.inTenant({ kind: 'applicant', applicantId }, (transaction) =>
      updateApplicant(transaction, { vault, id, firstName: 'Other' }),
    );
    expect(result).toBeUndefined();
    const seen = await fixture.database.inTenant({ kind: 'applicant', applicantId: id }, (transaction) =>
      getApplicant(transaction, { sealer: vault, id }),
    );
    expect(seen?.firstName).toBeNull();
  });

  it('names a legal person once', async () => {
    const { applicantId } = await fixture.newTenant();
    const named = await fixture.database.inTenant({ kind: 'applicant', applicantId }, async (transaction) => {
      await saveLegalPerson(transaction, { applicantId, name: 'شرکت الف', legalId: '10101010101' });
      await saveLegalPerson(transaction, { applicantId, name: 'شرکت ب', legalId: '10101010101' });
      return listLegalPersons(transaction, { applicantId });
    });
    expect(named.map(({ name }) => name)).toEqual(['شرکت', 'شرکت ب']);
  });
});

describe('a challenge', () => {
  async function aChallenge(
    minutes = 5,
    mobile = aMobile(),
  ): Promise<{ id: string; mobile: string; codeHash: Buffer }> {
    const challenge = { id: randomUUID(), mobile, codeHash: randomBytes(32) };
    const expiresAt = inMinutes(minutes);
    await signingIn((transaction) => createChallenge(transaction, { vault, ...challenge, expiresAt }));
    return challenge;
  }
  const attempt = (id: string) => signingIn((transaction) => tryChallenges(transaction, { vault, id, maxTries: 5 }));
  const take = (id: string) => signingIn((transaction) => useChallenges(transaction, { id }));

  it('gives its mobile and the hash of its code, and counts the tries', async () => {
    const { id, mobile, codeHash } = await aChallenge();
    expect(await attempt(id)).toEqual([{ id, mobile, codeHash, tries: 1 }]);
    expect((await attempt(id))[0]?.tries).toBe(2);
  });

  it('allows five tries, also when ten come at once', async () => {
    const { id } = await aChallenge();
    const tries = await Promise.all(Array.from({ length: 10 }, () => attempt(id)));
    expect(tries.flat()).toHaveLength(5);
  });

  it('is used once, also when two try at once, and cannot be tried afterwards', async () => {
    const { id } = await aChallenge();
    expect((await Promise.all([take(id), take(id)])).sort()).toEqual([false, true]);
    expect(await attempt(id)).toEqual([]);
  });

  it('that has expired, or never was, can be neither tried nor used', async () => {
    const { id } = await aChallenge(-1);
    for (const unusable of [id, randomUUID()]) {
      expect([await attempt(unusable), await take(unusable)]).toEqual([[], false]);
    }
  });

  it('takes the codes of one mobile together: a try counts on all, and one that is used takes the others along', async () => {
    const first = await aChallenge();
    const second = await aChallenge(5, first.mobile);
    const others = await aChallenge();
    const open = await attempt(first.id);
    expect(new Set(open.map(({ id }) => id))).toEqual(new Set([first.id, second.id]));
    for (let more = 0; more < 4; more++) await attempt(second.id);
    expect(await attempt(first.id)).toEqual([]);
    const third = await aChallenge(5, first.mobile);
    expect((await attempt(second.id)).map(({ id }) => id)).toEqual([third.id]);
    expect(await take(third.id)).toBe(true);
    for (const { id } of [first, second, third]) expect([await attempt(id), await take(id)]).toEqual([[], false]);
    expect((await attempt(others.id))[0]?.tries).toBe(1);
  });
});

describe('a session', () => {
  const newToken = () => randomBytes(32);
  const open = (tokenHash: Buffer, { minutes = 5, principalId = fixture.tenant.staffId } = {}) => {
    const session = { tokenHash, kind: 'staff', principalId, organisationId: fixture.tenant.organisationId } as const;
    return signingIn((transaction) => createSession(transaction, { ...session, expiresAt: inMinutes(minutes) }));
  };
  const find = (tokenHash: Buffer, kind: 'staff' | 'applicant' = 'staff') =>
    signingIn((transaction) => findSession(transaction, { tokenHash, kind }));

  it('is found by its token until it ends', async () => {
    const tokenHash = newToken();
    await open(tokenHash);
    expect(await find(tokenHash)).toMatchObject({ tokenHash, principalId: fixture.tenant.staffId });
    await signingIn((transaction) => deleteSession(transaction, { tokenHash }));
    expect(await find(tokenHash)).toBeUndefined();
  });

  it('is not found when it has expired, nor as a session of the other kind', async () => {
    const [expired, staffs] = [newToken(), newToken()];
    await open(expired, { minutes: -1 });
    await open(staffs);
    expect(await find(expired)).toBeUndefined();
    expect(await find(staffs, 'applicant')).toBeUndefined();
  });

  it('of staff is ended by their organisation, and not by another', async () => {
    const [tokenHash, principalId] = [newToken(), randomUUID()];
    await open(tokenHash, { principalId });
    const end = (organisationId: string) =>
      fixture.database.inTenant({ kind: 'organisation', organisationId }, (transaction) =>
        deleteSessionsOf(transaction, { principalId }),
      );
    await end((await fixture.newTenant()).organisationId);
    expect(await find(tokenHash)).toBeDefined();
    await end(fixture.tenant.organisationId);
    expect(await find(tokenHash)).toBeUndefined();
  });

  it('is swept away some time after it expired', async () => {
    const [old, current] = [newToken(), newToken()];
    await open(old, { minutes: -60 });
    await open(current);
    await fixture.database.inTenant({ kind: 'system', name: 'schedules' }, (transaction) =>
      deleteExpiredSignIns(transaction, { before: inMinutes(-30) }),
    );
    const { rows } = await fixture.superuser.query('select token_hash from sessions where token_hash in ($1, $2)', [
      old,
      current,
    ]);
    expect(rows).toEqual([{ token_hash: current }]);
  });
});
