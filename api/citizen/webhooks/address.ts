import type { AddressGuard } from '../../../adapters/outbound/address-guard.ts';
import type { Fault } from '../../http/problems/problem.ts';

interface Rules {
  guard: Pick<AddressGuard, 'permits'>;
  /** Calls may go unencrypted, which they may on a machine of one's own. */
  plain: boolean;
}

/** What is wrong with an address that calls are to go to; what its name leads to is seen with each call. */
export function faultsOfAddress(url: string | undefined, { guard, plain }: Rules): Fault[] {
  if (url === undefined) return [];
  const { protocol, hostname, username, password } = new URL(url);
  const faults: Fault['code'][] = [];
  if (protocol !== 'https:' && !(plain && protocol === 'http:')) faults.push('address-not-https');
  if (username || password) faults.push('address-with-password');
  if (!guard.permits(hostname)) faults.push('address-inside');
  return faults.map((code) => ({ pointer: '/url', code }));
}
