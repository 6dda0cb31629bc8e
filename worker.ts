import { once } from 'node:events';
import { createRequire } from 'node:module';
import { setTimeout as sleep } from 'node:timers/promises';
import { NativeConnection, Worker, type InjectedSinks, type WorkerOptions } from '@temporalio/worker';
import { collectDefaultMetrics, Registry } from 'prom-client';
import type { Dependencies } from './activities/dependencies.ts';
import { createLetterActivities, createSmsActivities } from './activities/index.ts';
import { createCourier } from './activities/sms/courier.ts';
import { createPanelHealth } from './activities/sms/health.ts';
import { createLeaveUnsent, createSendBegun } from './activities/sms/sending.ts';
import { createDeliverWebhooks } from './activities/webhooks/deliver.ts';
import { createInspectionThreads } from './adapters/inspection/threads.ts';
import {
  createCallLetter,
  createRetryLetter,
  createClient,
  createStartInquiry,
  createGiveLetter,
  createGiveNumber,
  createStartSms,
  smsQueue,
  type EngineConfig,
} from './adapters/engine/client.ts';
import { createDataConverter } from './adapters/engine/data-converter.ts';
import { installEngineTelemetry } from './adapters/engine/logger.ts';
import { createLogger } from './adapters/logging/logger.ts';
import { createCounters } from './adapters/operations/counted.ts';
import { registerLetterFigures } from './adapters/operations/letter-figures.ts';
import { operationsServer } from './adapters/operations/server.ts';
import { AT_HAND_WITHIN_MS } from './adapters/engine/time-limits.ts';
import { createAddressGuard } from './adapters/outbound/address-guard.ts';
import { createExchange } from './adapters/outbound/exchange.ts';
import { createDiskStorage } from './adapters/storage/disk.ts';
import { createCallWebhook } from './adapters/webhooks/call.ts';
import { openOutside } from './outside/index.ts';
import type { TraceSinks } from './workflows/trace.ts';
import { readEnv } from './config/environment.ts';
import { toWorkerConfig, type WorkerConfig } from './config/worker.ts';
import { createVault } from './db/crypto.ts';
import { readLetterFigures } from './db/repositories/letter-figures.ts';
import { createDatabase } from './db/tenancy.ts';
import {
  correspondenceFeedWorkflowId,
  correspondenceWatchWorkflowId,
  smsInboxWorkflowId,
  smsReceiptsWorkflowId,
  webhookDeliveryWorkflowId,
} from './workflows/updates.ts';

const INSPECTION_THREAD = new URL('./adapters/inspection/thread.js', import.meta.url);
const WORKFLOW_BUNDLE = createRequire(import.meta.url).resolve('./workflow-bundle.js');
/**
 * Letters that a worker keeps in memory. One that is put away is read again from its history when something happens to it; most of
 * them wait for days.
 */
const LETTERS_AT_HAND = 300;
/** Each registration under way holds a document's stream and an HTTP call. */
const REGISTRATIONS_AT_ONCE = 20;
/** What goes on beside the letters takes a place each. */
const WATCHES = 2;
const MESSAGES_AT_ONCE = 20;
/** Longer than a panel needs; a message that it is too short for is in doubt until the next start. */
const COURIER_GRACE_MS = 2_000;
/** A request may be traced by the API alone. */
const UNTRACED: InjectedSinks<TraceSinks> = { traces: { updated: { fn: () => undefined } } };

const config = toWorkerConfig(readEnv());
const logger = createLogger({ level: config.logLevel, process: 'worker' });
installEngineTelemetry({ logger, metricsPort: config.http.engineMetricsPort });
const registry = new Registry();
const tracing = await startTracing(config);
const stopping = new AbortController();

const engine: EngineConfig = { ...config.temporal, payloadKeys: config.keys.payload };
/** What is sealed cannot be compressed; trying costs worker and engine time. */
const grpcCompression = { codec: 'none' } as const;
const connection = await NativeConnection.connect({ address: engine.address, grpcCompression });
const client = createClient(engine, { connection, interceptor: tracing?.client });
const inspection = createInspectionThreads({ thread: INSPECTION_THREAD, directory: config.storage.dir });
const dependencies = createDependencies(config);
const health = createPanelHealth(dependencies);
const courier = createCourier({
  ...dependencies,
  health,
  sendBegun: createSendBegun({ ...dependencies, health }),
  leaveUnsent: createLeaveUnsent(dependencies),
  onError: (error) => logger.warn({ error: nameOf(error) }, 'a message goes out later'),
});

const shared = {
  connection,
  namespace: engine.namespace,
  workflowBundle: { codePath: WORKFLOW_BUNDLE },
  dataConverter: createDataConverter(engine.payloadKeys),
  interceptors: { activity: tracing ? [tracing.activity] : [] },
  sinks: tracing?.sinks ?? UNTRACED,
  stickyQueueScheduleToStartTimeout: AT_HAND_WITHIN_MS,
  shutdownGraceTime: '3s',
  shutdownForceTime: '4s',
} satisfies Omit<WorkerOptions, 'taskQueue'>;

const workers = await Promise.all([
  Worker.create({
    ...shared,
    taskQueue: engine.taskQueue,
    maxCachedWorkflows: LETTERS_AT_HAND,
    activities: createLetterActivities(dependencies, courier),
    maxConcurrentActivityTaskExecutions: REGISTRATIONS_AT_ONCE + WATCHES,
  }),
  Worker.create({
    ...shared,
    taskQueue: smsQueue(engine.taskQueue),
    activities: {
      ...createSmsActivities(dependencies, courier),
      deliverWebhooks: createDeliverWebhooks(dependencies, stopping.signal),
    },
    maxConcurrentLocalActivityExecutions: MESSAGES_AT_ONCE,
  }),
]);

for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.once(signal, () => {
    stopping.abort();
    workers.forEach((worker) => worker.shutdown());
  });
}
const running = Promise.all(workers.map((worker) => worker.run()));
await client.workflow.start('smsReceipts', {
  workflowId: smsReceiptsWorkflowId(engine.taskQueue),
  taskQueue: smsQueue(engine.taskQueue),
  workflowIdConflictPolicy: 'USE_EXISTING',
});
await client.workflow.start('smsInbox', {
  workflowId: smsInboxWorkflowId(engine.taskQueue),
  taskQueue: smsQueue(engine.taskQueue),
  workflowIdConflictPolicy: 'USE_EXISTING',
});
await client.workflow.start('correspondenceWatch', {
  workflowId: correspondenceWatchWorkflowId(engine.taskQueue),
  taskQueue: engine.taskQueue,
  workflowIdConflictPolicy: 'USE_EXISTING',
});
await client.workflow.start('webhookDelivery', {
  workflowId: webhookDeliveryWorkflowId(engine.taskQueue),
  taskQueue: smsQueue(engine.taskQueue),
  workflowIdConflictPolicy: 'USE_EXISTING',
});
await client.workflow.start('correspondenceFeed', {
  workflowId: correspondenceFeedWorkflowId(engine.taskQueue),
  taskQueue: engine.taskQueue,
  workflowIdConflictPolicy: 'USE_EXISTING',
});
const operations = config.http.healthPort > 0 ? await serveOperations(config.http.healthPort) : undefined;
console.log('ready worker');
await running;
operations?.close();
operations?.closeAllConnections();
await Promise.race([courier.stop(), sleep(COURIER_GRACE_MS, undefined, { ref: false })]);
await Promise.all([connection.close(), dependencies.database.close(), inspection.close(), tracing?.stop()]);

function createDependencies(config: WorkerConfig): Dependencies {
  const { keys, storage, didgah, panels, reachableNetworks, smsPerSecond, publicUrl, webhooks } = config;
  const counters = createCounters(registry);
  const database = createDatabase(config.database);
  const vault = createVault({ keys: keys.data, hashKey: keys.hash });
  return {
    database,
    vault,
    storage: createDiskStorage({ directory: storage.dir }),
    inspection: counters.inspection(inspection),
    outside: openOutside({
      ...{ defaults: { didgah, panels }, database, sealer: vault, reachableNetworks, counters },
      traced: tracing?.exchangeWith,
      onUnusable: (connectionId, error) =>
        logger.error({ connectionId, error: nameOf(error) }, 'a connection cannot be used'),
    }),
    publicUrl,
    smsPerSecond,
    onAccountRefused: (refusal) => logger.error(refusal, 'an SMS panel refuses for the sake of the account'),
    callLetter: createCallLetter(client),
    callWebhook: createCallWebhook(createExchange(createAddressGuard(webhooks.networks))),
    retryLetter: createRetryLetter(client),
    startInquiry: createStartInquiry(client, engine),
    giveLetter: createGiveLetter(client),
    giveNumber: createGiveNumber(client),
    onEventDelayed: (error) => logger.warn({ error: nameOf(error) }, 'an event comes later'),
    stopping: stopping.signal,
    startSms: createStartSms(client, { ...engine, sameProcess: true }),
  };
}

/** Its message may be personal. */
function nameOf(error: unknown): string {
  return error instanceof Error ? error.name : typeof error;
}

/** The libraries for it are loaded only where traces are wanted. */
async function startTracing({ tracesUrl: url }: WorkerConfig) {
  if (url === undefined) return undefined;
  const tracing = await import('./adapters/tracing/start.ts');
  return tracing.startTracing({ url, process: 'worker', onFailure: () => logger.warn('traces do not arrive') });
}

/** Whoever asks is told whether letters and messages are really taken up, which a process that lives does not have to. */
async function serveOperations(port: number) {
  const { database } = dependencies;
  const asWorker = { kind: 'system', name: 'worker' } as const;
  collectDefaultMetrics({ register: registry, prefix: 'pishkhan_worker_' });
  registerLetterFigures(() => database.inOneTrip(asWorker, readLetterFigures), registry);
  const checks = {
    database: () => database.inOneTrip(asWorker, (trip) => trip.query('select 1 as alive')),
    engine: () => connection.workflowService.getSystemInfo({}),
    pollers: async () => {
      if (!workers.every(isPolling)) throw new Error('A worker does not poll.');
    },
  };
  const server = operationsServer({ checks, registry }).listen(port);
  await once(server, 'listening');
  return server;
}

function isPolling(worker: Worker): boolean {
  const { runState, workflowPollerState, activityPollerState } = worker.getStatus();
  return runState === 'RUNNING' && workflowPollerState === 'POLLING' && activityPollerState === 'POLLING';
}
