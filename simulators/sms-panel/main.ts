import { join } from 'node:path';
import { readEnvironment, readOptional } from '../common/environment.ts';
import { createFaults, faultRoutes } from '../common/faults.ts';
import type { Door } from '../common/faults.ts';
import { sendJson } from '../common/http.ts';
import { runSimulator, StartFault } from '../common/process.ts';
import { settingsRoutes } from '../common/settings.ts';
import type { Simulator } from '../common/process.ts';
import { PANEL_FAULTS } from './faults.ts';
import type { PanelFault } from './faults.ts';
import { inboundRoutes } from './inbound.ts';
import { openInbox } from './inbox.ts';
import { kavenegarRoutes, LINE } from './kavenegar.ts';
import { melipayamakRoutes } from './melipayamak.ts';
import { openMessages } from './messages.ts';
import { sendPhonePage } from './page.ts';
import { smsIrRoutes } from './smsir.ts';
import type { Vendor } from './vendor.ts';
import { createWebhook } from './webhook.ts';

/** Whose wire format the panel speaks; ledger, faults and page are the same. */
const VENDORS: Record<string, Vendor> = {
  kavenegar: kavenegarRoutes,
  smsir: smsIrRoutes,
  melipayamak: melipayamakRoutes,
};

interface Setup {
  id: string;
  dataDir: string;
  key: string;
  vendor: Vendor;
  /** Where what phones send is handed on to; where there is none, it waits to be fetched. */
  webhookUrl: string;
  door: Door;
}

async function openPanel({ id, dataDir, key, vendor, webhookUrl, door }: Setup): Promise<Simulator> {
  const settings = { deduplicates: true };
  const messages = await openMessages(join(dataDir, 'messages.jsonl'), settings);
  const inbox = await openInbox(join(dataDir, 'inbox.jsonl'));
  const faults = createFaults<PanelFault>();
  const ledger = () => messages.sent().map((message) => ({ ...message, id: String(message.id) }));
  return {
    routes: [
      ...vendor({ messages, inbox, faults, key }),
      ...inboundRoutes({ inbox, handOn: createWebhook({ url: webhookUrl, line: LINE }) }),
      ...faultRoutes({ modes: PANEL_FAULTS, faults, door }),
      ...settingsRoutes(settings),
      { method: 'GET', path: /^\/ledger$/, handle: ({ response }) => sendJson(response, 200, ledger()) },
      {
        method: 'GET',
        path: /^\/$/,
        handle: ({ response, url }) =>
          sendPhonePage(response, {
            panel: id,
            messages: messages.sent(),
            received: inbox.all(),
            number: url.searchParams.get('number') ?? '',
          }),
      },
    ],
    close: async () => void (await Promise.all([messages.close(), inbox.close()])),
  };
}

await runSimulator('sms-panel', () => {
  const {
    port,
    SIM_ID: id,
    SIM_DATA_DIR: dataDir,
    SIM_KEY: key,
  } = readEnvironment(['SIM_ID', 'SIM_DATA_DIR', 'SIM_KEY']);
  const vendor = vendorOf(readOptional('SIM_VENDOR', 'kavenegar'));
  const webhookUrl = readOptional('SIM_WEBHOOK_URL', '');
  return {
    name: id,
    port,
    open: (door) => openPanel({ id, dataDir, key, vendor, webhookUrl, door }),
  };
});

function vendorOf(name: string): Vendor {
  const vendor = Object.hasOwn(VENDORS, name) ? VENDORS[name] : undefined;
  if (!vendor) throw new StartFault(`SIM_VENDOR must be one of ${Object.keys(VENDORS).join(', ')}`);
  return vendor;
}
