import { fileURLToPath } from 'node:url';
import { DefaultLogger, Runtime, Worker, type ReplayResult } from '@temporalio/worker';
import { bundleWorkflows } from '../../adapters/engine/bundle.ts';
import { createDataConverter } from '../../adapters/engine/data-converter.ts';
import { REPLAY_KEY } from './keys.ts';

const quiet = new DefaultLogger('ERROR', () => undefined);

export interface StoredHistory {
  workflowId: string;
  history: unknown;
}

/** Runs the workflows as they are now over histories of the past; a result has an error where they would do otherwise. */
export async function replay(histories: readonly StoredHistory[]): Promise<ReplayResult[]> {
  Runtime.install({
    logger: quiet,
    shutdownSignals: [],
    telemetryOptions: { logging: { filter: 'OFF', forward: {} } },
  });
  const workflowsPath = fileURLToPath(new URL('../../workflows/index.ts', import.meta.url));
  const workflowBundle = await bundleWorkflows({ workflowsPath, logger: quiet });
  const options = { workflowBundle, dataConverter: createDataConverter([REPLAY_KEY]) };
  const results: ReplayResult[] = [];
  for await (const result of Worker.runReplayHistories(options, histories)) results.push(result);
  return results;
}
