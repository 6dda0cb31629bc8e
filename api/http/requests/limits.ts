import type { RequestHandler } from 'express';
import type { Pool } from 'pg';
import { RateLimiterPostgres, RateLimiterRes } from 'rate-limiter-flexible';
import { addressKey } from './address.ts';
import { tooManyRequests } from '../problems/problem.ts';

export interface Limit {
  /** Part of the key in the table: one word, the same in all processes. */
  name: string;
  points: number;
  seconds: number;
}

export interface Limiter {
  /** Counts one; throws 429 when there are more than allowed. */
  take(key: string): Promise<void>;
  /** Counts nothing; throws 429 when the limit is reached already. */
  check(key: string): Promise<void>;
  forget(key: string): Promise<void>;
}

export type MakeLimiter = (limit: Limit) => Limiter;

/** Limits that all API processes share. Keys are hashed: the table knows neither numbers nor addresses. */
export const createLimiters =
  ({ pool, hash }: { pool: Pool; hash: (purpose: string, value: string) => Buffer }): MakeLimiter =>
  ({ name, points, seconds }) => {
    const limiter = new RateLimiterPostgres({
      storeClient: pool,
      storeType: 'pool',
      schemaName: 'limits',
      tableName: 'rate_limits',
      tableCreated: true,
      clearExpiredByTimeout: false,
      keyPrefix: name,
      points,
      duration: seconds,
    });
    const hidden = (key: string) => hash(`limit.${name}`, key).toString('base64url');
    return {
      take: async (key) => void (await limiter.consume(hidden(key)).catch(refuse)),
      check: async (key) => {
        const state = await limiter.get(hidden(key));
        if (state && state.remainingPoints <= 0) refuse(state);
      },
      forget: async (key) => void (await limiter.delete(hidden(key))),
    };
  };

const refuse = (reason: unknown): never => {
  if (reason instanceof RateLimiterRes) throw tooManyRequests(Math.max(1, Math.ceil(reason.msBeforeNext / 1000)));
  throw reason;
};

/** At most so many requests from one address, as {@link addressKey} counts. */
export const limited =
  (limiter: Limiter): RequestHandler =>
  async (request, _response, next) => {
    await limiter.take(addressKey(request.ip));
    next();
  };
