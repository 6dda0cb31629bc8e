import { fileURLToPath } from 'node:url';
import { bundleWorkflowCode, DefaultLogger, NativeConnection, Runtime, Worker } from '@temporalio/worker';
import { createActivities } from './activities.mjs';
import { readSettings } from './settings.mjs';

const { address, taskQueue, ...outside } = readSettings();
const logger = new DefaultLogger('WARN');
Runtime.install({ logger, shutdownSignals: [] });
const workflowsPath = fileURLToPath(new URL('./workflows.mjs', import.meta.url));
const worker = await Worker.create({
  connection: await NativeConnection.connect({ address }),
  taskQueue,
  workflowBundle: await bundleWorkflowCode({ workflowsPath, logger }),
  activities: await createActivities(outside),
  shutdownGraceTime: '2s',
});
for (const signal of ['SIGINT', 'SIGTERM']) process.once(signal, () => worker.shutdown());
const running = worker.run();
console.log('ready bare worker');
await running;
process.exit(0);
