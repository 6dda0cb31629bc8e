import { randomUUID } from 'node:crypto';
import type { Request, RequestHandler } from 'express';
import type { Vault } from '../../../db/crypto.ts';
import { invalid } from '../problems/problem.ts';

const keys = new WeakMap<Request, string>();
/** What a key may be: text that can stand in a header. */
export const PRINTABLE = /^[\x20-\x7e]{1,200}$/;

/** Reads `Idempotency-Key`; without one each request is its own. */
export const idempotencyKey: RequestHandler = (request, _response, next) => {
  const header = request.headers['idempotency-key'];
  if (header !== undefined && (typeof header !== 'string' || !PRINTABLE.test(header))) {
    throw invalid([{ pointer: '/headers/Idempotency-Key', code: 'not-idempotency-key' }]);
  }
  keys.set(request, header ?? randomUUID());
  next();
};

export const idempotencyKeyOf = (request: Request): string => keys.get(request) ?? randomUUID();

/** What tells a request from another one with the same key; the order of an object's fields does not. */
export const fingerprintOf = ({ hash }: Pick<Vault, 'hash'>, content: unknown): string =>
  hash('idempotency.fingerprint', JSON.stringify(content, inOrder)).toString('base64url');

const inOrder = (_name: string, value: unknown): unknown =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
    ? Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)))
    : value;
