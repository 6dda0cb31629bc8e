import { HttpFault } from '../common/http.ts';
import type { Exchange } from '../common/http.ts';
import { breakConnection, dawdle } from '../common/play.ts';

/** Faults of the network and the server, which any call meets. */
const OUTAGES = ['refuse-connection', 'http-500', 'http-503', 'slow', 'reset-connection'] as const;

/** Faults in how a letter is registered, which only a registration meets. */
const REGISTRATION_FAULTS = [
  'commit-then-hang',
  'commit-then-500',
  'duplicate-number',
  'foreign-number',
  'refuse',
] as const;

/** Faults in how an event is told; the last one is found again by asking alone. */
export const EVENT_FAULTS = ['events-late', 'events-doubled', 'events-reordered', 'events-lost'] as const;
export type EventFault = (typeof EVENT_FAULTS)[number];

export const DIDGAH_FAULTS = [...OUTAGES, ...REGISTRATION_FAULTS, ...EVENT_FAULTS] as const;
export type DidgahFault = (typeof DIDGAH_FAULTS)[number];

export const FAULTS_OF_SEARCH: readonly DidgahFault[] = OUTAGES;
export const FAULTS_OF_REGISTRATION: readonly DidgahFault[] = [...OUTAGES, ...REGISTRATION_FAULTS];

/** Plays the faults that end or delay a call before anything is done. */
export async function playBefore(fault: DidgahFault | undefined, { request }: Exchange): Promise<void> {
  if (fault === 'slow') await dawdle();
  if (fault === 'reset-connection') breakConnection(request);
  if (fault === 'http-500') throw new HttpFault(500, { reason: 'internal' });
  if (fault === 'http-503') throw new HttpFault(503, { reason: 'unavailable' });
  if (fault === 'refuse') throw new HttpFault(422, { reason: 'واحد گیرنده در سامانهٔ مکاتبات غیرفعال است' });
}
