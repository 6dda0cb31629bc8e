import { randomUUID } from 'node:crypto';
import { describe, expect, it } from '@jest/globals';
import type { Scope, TenantTransaction } from '../tenancy.ts';
import { useDatabase } from '../testing/fixture.ts';
import { settleIdempotencyKey, takeIdempotencyKey } from './idempotency-keys.ts';

const fixture = useDatabase();
const within = <T>(work: (transaction: TenantTransaction) => Promise<T>, scope = ours()): Promise<T> =>
  fixture.database.inTenant(scope, work);
const ours = (): Scope => ({ kind: 'organisation', organisationId: fixture.tenant.organisationId });
const aKey = () => ({ id: randomUUID(), fingerprint: 'f' });

describe('an idempotency key', () => {
  it('is taken once by many at once, and the others learn what the first one made', async () => {
    const key = aKey();
    const use = (made: string) =>
      within(async (transaction) => {
        const first = await takeIdempotencyKey(transaction, key);
        if (!first) await settleIdempotencyKey(transaction, { id: key.id, made });
        return first?.made ?? made;
      });
    expect(new Set(await Promise.all([use('a'), use('b'), use('c')])).size).toBe(1);
  });

  it('is free again when what was asked for came to nothing', async () => {
    const key = aKey();
    const failing = within(async (transaction) => {
      await takeIdempotencyKey(transaction, key);
      throw new Error('refused');
    });
    await expect(failing).rejects.toThrow('refused');
    expect(await within((transaction) => takeIdempotencyKey(transaction, key))).toBeUndefined();
  });

  it.each(['organisation', 'applicant'] as const)('is not to be seen by another %s', async (kind) => {
    const key = aKey();
    await within((transaction) => takeIdempotencyKey(transaction, key));
    const other = await fixture.newTenant();
    const scope: Scope = kind === 'organisation' ? { kind, ...other } : { kind, applicantId: other.applicantId };
    const look = (transaction: TenantTransaction) =>
      transaction.query('select from idempotency_keys where id = $1', [key.id]);
    expect(await within(look, scope)).toEqual([]);
    expect(await within(look)).toHaveLength(1);
  });
});
