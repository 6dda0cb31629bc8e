import { connect, type Socket } from 'node:net';
import { INSIDE, type AddressGuard } from './address-guard.ts';

/** Opens a connection that nobody shares. */
export type Dial = (to: { host: string; port: number }) => Socket;

/** @param guard keeps addresses that people enter out of the installation */
export const createDial =
  (guard?: AddressGuard): Dial =>
  ({ host, port }) => {
    if (guard && !guard.permits(host))
      throw Object.assign(new Error('the address points inside the installation'), { code: INSIDE });
    return connect({ host, port, ...(guard && { lookup: guard.lookup }) });
  };
