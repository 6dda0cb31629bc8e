import { lookup as lookUp } from 'node:dns';
import type { LookupFunction } from 'node:net';
import ipaddr from 'ipaddr.js';

/** The code of a connection that is not made, since its address points inside the installation. */
export const INSIDE = 'EINSIDE';

/** Keeps addresses that people enter from pointing at the installation's own network: loopback, link-local, private and the like. */
export interface AddressGuard {
  /** Whether a host may be connected to; a name, other than one that always means this machine, is known when it is looked up. */
  permits(hostname: string): boolean;
  /** Looks a name up for a connection. What it gives is what is connected to: a name that changes its mind gains nothing. */
  readonly lookup: LookupFunction;
}

/** A network such as `10.0.0.0/8`, parsed. */
export type Network = ReturnType<typeof ipaddr.parseCIDR>;

/** Networks such as `10.0.0.0/8,::1/128`; undefined when one of them is none. */
export function parseNetworks(list: string): readonly Network[] | undefined {
  const entries = list.split(',').map((entry) => entry.trim());
  return entries.every((entry) => ipaddr.isValidCIDR(entry))
    ? entries.map((entry) => ipaddr.parseCIDR(entry))
    : undefined;
}

/** @param allowed networks inside that may be reached all the same */
export function createAddressGuard(allowed: readonly Network[] = [], lookup: typeof lookUp = lookUp): AddressGuard {
  const isPermitted = (address: string): boolean => {
    const parsed = ipaddr.process(address);
    const isAllowed = ([network, bits]: Network) => network.kind() === parsed.kind() && parsed.match([network, bits]);
    return parsed.range() === 'unicast' || allowed.some(isAllowed);
  };
  return {
    permits(hostname) {
      const host = hostname.replace(/^\[|\]$/g, '');
      if (/(^|\.)localhost\.?$/i.test(host)) return isPermitted('127.0.0.1');
      return !ipaddr.isValid(host) || isPermitted(host);
    },
    lookup: (hostname, options, callback) =>
      lookup(hostname, options, (error, address, family) => {
        const found = Array.isArray(address) ? address.map((one) => one.address) : [address];
        const refusal = error ?? (found.every(isPermitted) ? null : inside());
        callback(refusal, refusal ? '' : address, family);
      }),
  };
}

const inside = (): NodeJS.ErrnoException =>
  Object.assign(new Error('the address points inside the installation'), { code: INSIDE });
