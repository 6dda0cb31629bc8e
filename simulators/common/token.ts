import { timingSafeEqual } from 'node:crypto';
import { HttpFault, type Exchange } from './http.ts';

/** Ends the call of whoever does not bear the token. */
export function demandToken(token: string, exchange: Pick<Exchange, 'request'>): void {
  if (!bears(token, exchange)) throw new HttpFault(401, { reason: 'unauthenticated' });
}

export function bears(token: string, { request }: Pick<Exchange, 'request'>): boolean {
  const given = Buffer.from(request.headers.authorization ?? '');
  const expected = Buffer.from(`Bearer ${token}`);
  return given.length === expected.length && timingSafeEqual(given, expected);
}
