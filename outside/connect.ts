import { CORRESPONDENCE_ADAPTERS } from '../adapters/correspondence/index.ts';
import type { Adapter } from '../adapters/adapter.ts';
import type { Dial } from '../adapters/outbound/dial.ts';
import type { Download } from '../adapters/outbound/download.ts';
import type { Exchange } from '../adapters/outbound/exchange.ts';
import { SMS_ADAPTERS } from '../adapters/sms/index.ts';
import type { CorrespondenceSystem } from '../activities/correspondence/port.ts';
import type { SmsPanel } from '../activities/sms/port.ts';
import type { ConnectionRow } from '../db/repositories/connections.ts';
import type { Connect } from './connections.ts';

interface Making {
  /** To addresses that people enter. */
  exchangeWith(peer: string): Exchange;
  dial: Dial;
  download: Download;
  counters: {
    correspondence(system: CorrespondenceSystem): CorrespondenceSystem;
    panel(panel: SmsPanel): SmsPanel;
  };
}

/** Makes the ways to systems by the adapters that there are. */
export const createConnect = ({ exchangeWith, dial, download, counters }: Making): Connect => {
  const make = <Port>(adapters: Readonly<Record<string, Adapter<Port>>>, row: ConnectionRow): Port => {
    const { id, settings, adapter: name } = row;
    const adapter = Object.hasOwn(adapters, name) ? adapters[name] : undefined;
    if (!adapter) throw new Error(`There is no adapter ${name}.`);
    return adapter.create({ id, settings, exchange: exchangeWith(name), dial, download });
  };
  return (row) =>
    row.kind === 'sms'
      ? { panel: counters.panel(make(SMS_ADAPTERS, row)) }
      : { correspondence: counters.correspondence(make(CORRESPONDENCE_ADAPTERS, row)) };
};
