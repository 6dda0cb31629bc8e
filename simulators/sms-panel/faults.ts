import { HttpFault } from '../common/http.ts';
import type { Exchange } from '../common/http.ts';
import { breakConnection, dawdle } from '../common/play.ts';
import type { ReceiptPlan } from './messages.ts';

/** Faults of the network and the server, which any call meets. */
const OUTAGES = ['refuse-connection', 'http-500', 'slow', 'reset-connection', 'logical-error'] as const;

/** Faults in what becomes of a message, which only a send meets. */
const SEND_FAULTS = [
  'accept-then-hang',
  'blacklisted',
  'no-credit',
  'account',
  'no-receipt',
  'undelivered',
  'receipts-out-of-order',
] as const;

export const PANEL_FAULTS = [...OUTAGES, ...SEND_FAULTS] as const;
export type PanelFault = (typeof PANEL_FAULTS)[number];

export const FAULTS_OF_INQUIRY: readonly PanelFault[] = OUTAGES;
export const FAULTS_OF_SENDING: readonly PanelFault[] = PANEL_FAULTS;

/** Plays the faults that end or delay a call before anything is done. */
export async function playBefore(fault: PanelFault | undefined, { request }: Exchange): Promise<void> {
  if (fault === 'slow') await dawdle();
  if (fault === 'reset-connection') breakConnection(request);
  if (fault === 'http-500') throw new HttpFault(500, { code: 'internal' });
}

export function receiptPlan(fault: PanelFault | undefined): ReceiptPlan {
  if (fault === 'no-receipt') return 'none';
  if (fault === 'undelivered') return 'undelivered';
  return fault === 'receipts-out-of-order' ? 'reordered' : 'delivered';
}
