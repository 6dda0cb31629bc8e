import { DefaultLogger, Runtime, type LogMetadata } from '@temporalio/worker';
import type { Logger } from 'pino';

/** Fields of the SDK's log entries that hold ids and names of types, and nothing that a person wrote. */
const PLAIN = ['workflowType', 'workflowId', 'runId', 'activityType', 'attempt', 'taskQueue', 'sdkComponent'] as const;

const nameOf = (error: unknown): string | undefined => (error instanceof Error ? error.name : undefined);

const plain = (metadata: LogMetadata | undefined): Record<string, unknown> => ({
  ...Object.fromEntries(PLAIN.flatMap((key) => (metadata?.[key] === undefined ? [] : [[key, metadata[key]]]))),
  error: nameOf(metadata?.error),
});

interface Telemetry {
  logger: Logger;
  /** Where the SDK serves its own `/metrics`; 0 = nowhere. */
  metricsPort: number;
}

/** The SDK's own logger prints errors of activities in clear text; this one gives their names alone. */
export function installEngineTelemetry({ logger, metricsPort }: Telemetry): void {
  const write = new DefaultLogger('WARN', ({ level, message, meta }) => {
    const text = meta?.error === undefined ? message : message.split(':')[0];
    logger[level === 'ERROR' ? 'error' : 'warn'](plain(meta), text);
  });
  const prometheus = { bindAddress: `0.0.0.0:${metricsPort}`, useSecondsForDurations: true, unitSuffix: true };
  Runtime.install({
    logger: write,
    shutdownSignals: [],
    ...(metricsPort > 0 && { telemetryOptions: { metrics: { prometheus } } }),
  });
}
