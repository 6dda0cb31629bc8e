import { join } from 'node:path';
import { readEnvironment } from '../common/environment.ts';
import { createFaults, faultRoutes } from '../common/faults.ts';
import type { Door } from '../common/faults.ts';
import { sendJson } from '../common/http.ts';
import { runSimulator } from '../common/process.ts';
import { settingsRoutes } from '../common/settings.ts';
import type { Simulator } from '../common/process.ts';
import { PANEL_FAULTS } from './faults.ts';
import type { PanelFault } from './faults.ts';
import { kavenegarRoutes } from './kavenegar.ts';
import { openMessages } from './messages.ts';
import { sendPhonePage } from './page.ts';

async function openPanel(setup: { id: string; dataDir: string; key: string; door: Door }): Promise<Simulator> {
  const { id, dataDir, key, door } = setup;
  const settings = { deduplicates: true };
  const messages = await openMessages(join(dataDir, 'messages.jsonl'), settings);
  const faults = createFaults<PanelFault>();
  const ledger = () => messages.sent().map((message) => ({ ...message, id: String(message.id) }));
  return {
    routes: [
      ...kavenegarRoutes({ messages, faults, key }),
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
            number: url.searchParams.get('number') ?? '',
          }),
      },
    ],
    close: () => messages.close(),
  };
}

await runSimulator('sms-panel', () => {
  const {
    port,
    SIM_ID: id,
    SIM_DATA_DIR: dataDir,
    SIM_KEY: key,
  } = readEnvironment(['SIM_ID', 'SIM_DATA_DIR', 'SIM_KEY']);
  return { name: id, port, open: (door) => openPanel({ id, dataDir, key, door }) };
});
