import { timingSafeEqual } from 'node:crypto';
import { HttpFault, type Exchange } from './http.ts';

/** Ends the call of whoever does not bear the token. */
export function demandToken(token: string, { request }: Pick<Exchange, 'request'>): void {
  const given = Buffer.from(request.headers.authorization ?? '');
  const expected = Buffer.from(`Bearer ${token}`);
  if (given.length === expected.length && timingSafeEqual(given, expected)) return;
  throw new HttpFault(401, { reason: 'unauthenticated' });
}
