import { createServer, type Server } from 'node:http';
import type { Logger } from 'pino';
import { createLogger } from '../adapters/logging/logger.ts';
import { toApiConfig, type ApiConfig } from '../config/api.ts';
import { readEnv } from '../config/environment.ts';
import { ConfigError } from '../config/reader.ts';
import { compose } from './compose.ts';
import { createMetrics, metricsServer } from './http/operations/metrics.ts';
import { PortTaken, listening, stopOnSignal } from './lifecycle.ts';
import { allRoutes } from './routes.ts';
import { createApp } from './server.ts';

/** A large file on a slow line takes its time; headers do not. */
const REQUEST_WITHIN_MS = 30 * 60_000;
const HEADERS_WITHIN_MS = 15_000;

const start = async (): Promise<void> => {
  const config = toApiConfig(readEnv());
  const logger = createLogger({ level: config.logLevel, process: 'api' });
  const tracing = await startTracing(config, logger);
  const { services, checks, close } = compose(config, { logger, interceptor: tracing?.client });
  const { metricsPort } = config.http;
  const metrics = metricsPort > 0 ? createMetrics() : undefined;

  const app = createApp({ services, routes: allRoutes(services), checks, metrics, trace: tracing?.requests });
  const server = createServer({ requestTimeout: REQUEST_WITHIN_MS, headersTimeout: HEADERS_WITHIN_MS }, app);
  const servers: Server[] = [await listening(server, config.http.port)];
  if (metrics) servers.push(await listening(metricsServer(metrics.registry), metricsPort));
  const closeAll = () => Promise.all([close(), tracing?.stop()]);
  stopOnSignal({ servers, endStreams: services.deskEvents.close, close: closeAll });
  console.log('ready api');
};

/** The libraries for it are loaded only where traces are wanted. */
const startTracing = async ({ tracesUrl: url }: ApiConfig, logger: Logger) => {
  if (url === undefined) return undefined;
  const [{ startTracing: begin }, { traceRequests }] = await Promise.all([
    import('../adapters/tracing/start.ts'),
    import('./http/operations/tracing.ts'),
  ]);
  const onFailure = () => logger.warn('traces do not arrive');
  return { ...begin({ url, process: 'api', onFailure }), requests: traceRequests };
};

start().catch((error: unknown) => {
  console.error(error instanceof ConfigError || error instanceof PortTaken ? error.message : error);
  process.exit(1);
});
