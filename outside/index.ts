import type { CorrespondenceSystem } from '../activities/correspondence/port.ts';
import { INSTALLATIONS_OWN, type Outside } from '../activities/outside.ts';
import type { SmsPanel } from '../activities/sms/port.ts';
import { createDidgahHttp } from '../adapters/correspondence/didgah-http.ts';
import { createAddressGuard, type Network } from '../adapters/outbound/address-guard.ts';
import { createDial } from '../adapters/outbound/dial.ts';
import { createDownload } from '../adapters/outbound/download.ts';
import { createExchange, type Exchange } from '../adapters/outbound/exchange.ts';
import { createKavenegar } from '../adapters/sms/kavenegar.ts';
import type { Sealer } from '../db/crypto.ts';
import type { Database } from '../db/tenancy.ts';
import { createConnect } from './connect.ts';
import { createConnections } from './connections.ts';
import { createOutside } from './outside.ts';

interface Parts {
  /** The installation's own systems, by its environment. */
  defaults: {
    didgah: { url: string; token: string } | undefined;
    panels: readonly { id: string; url: string; key: string; line?: string }[];
  };
  database: Database;
  sealer: Sealer;
  reachableNetworks: readonly Network[];
  counters: Counters;
  /** Calls as spans of a peer, where there are traces. */
  traced: ((peer: string, exchange: Exchange) => Exchange) | undefined;
  onUnusable(connectionId: string, error: unknown): void;
}

interface Counters {
  correspondence(system: CorrespondenceSystem): CorrespondenceSystem;
  panel(panel: SmsPanel): SmsPanel;
}

/** The systems outside: those of organisations by their connections, and the installation's own for everybody else. */
export function openOutside({ defaults: { didgah, panels }, counters, traced, ...parts }: Parts): Outside {
  const guard = createAddressGuard(parts.reachableNetworks);
  const guarded = createExchange(guard);
  const open = createExchange();
  const through = (exchange: Exchange) => (peer: string) => traced?.(peer, exchange) ?? exchange;
  const exchangeWith = through(open);
  const connect = createConnect({
    exchangeWith: through(guarded),
    dial: createDial(guard),
    download: createDownload(guard),
    counters,
  });
  return createOutside(createConnections({ ...parts, connect }), {
    correspondence: didgah && {
      connectionId: INSTALLATIONS_OWN,
      system: counters.correspondence(createDidgahHttp({ ...didgah, exchange: exchangeWith(INSTALLATIONS_OWN) })),
    },
    panels: panels.map(({ id, url, key, line }) =>
      counters.panel(createKavenegar({ id, url: `${url}/${key}`, line, exchange: exchangeWith(id) })),
    ),
  });
}
