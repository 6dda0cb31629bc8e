import type { Faults } from '../common/faults.ts';
import type { Route } from '../common/http.ts';
import type { PanelFault } from './faults.ts';
import type { Inbox } from './inbox.ts';
import type { Messages } from './messages.ts';

/** What every vendor's wire format stands on. */
export interface PanelParts {
  messages: Messages;
  inbox: Inbox;
  faults: Faults<PanelFault>;
  key: string;
}

/** The calls of one vendor. */
export type Vendor = (parts: PanelParts) => Route[];

/** Thrown by a call to answer in the vendor's own form of a refusal. */
export class Refused<Refusal> extends Error {
  readonly refusal: Refusal;
  constructor(refusal: Refusal) {
    super('refused');
    this.refusal = refusal;
  }
}
