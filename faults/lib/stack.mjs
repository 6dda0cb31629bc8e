import { signalTo, within } from '../../scripts/lib/processes.mjs';
import { startThrowaway } from '../../scripts/lib/throwaway.mjs';

/** All that may be ended at any moment: the supervisor starts each of them again. */
export const PROCESSES = ['worker', 'api', 'didgah', 'panel-a', 'panel-b', 'temporal', 'postgres'];

const BACK_WITHIN_MS = 60_000;

/**
 * @typedef {object} Stack
 * @property {Record<'api' | 'didgah' | 'panel-a' | 'panel-b', string>} urls
 * @property {string} databaseUrl  the application's own
 * @property {(name: string) => Promise<void>} kill  ends a process as a crash would, and resolves once it runs again
 * @property {(name: string, signal: 'SIGSTOP' | 'SIGCONT') => void} signal
 */

/**
 * The product, supervised as `npm start` does it.
 * @param {(text: string) => void} say
 * @returns {Promise<Stack & { stop: () => Promise<void> }>}
 */
export async function startStack(say) {
  const { url, ports, urls, pids, stop } = await startThrowaway({ name: 'faults', say });
  const at = (port) => `http://127.0.0.1:${port}`;
  return {
    urls: { api: url, didgah: at(ports.didgah), 'panel-a': at(ports.panelA), 'panel-b': at(ports.panelB) },
    databaseUrl: urls.appUrl,
    async kill(name) {
      const pid = pids[name];
      signalTo(-pid, 'SIGKILL');
      await within(BACK_WITHIN_MS, () => pids[name] !== pid);
    },
    signal: (name, signal) => signalTo(-pids[name], signal),
    stop,
  };
}
