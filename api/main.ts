import { createServer, type Server } from 'node:http';
import { createLogger } from '../adapters/logging/logger.ts';
import { ConfigError, readEnv, toApiConfig } from '../config.ts';
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
  const { services, checks, close } = compose(config, logger);
  const { metricsPort } = config.http;
  const metrics = metricsPort > 0 ? createMetrics() : undefined;

  const app = createApp({ services, routes: allRoutes(services), checks, metrics });
  const server = createServer({ requestTimeout: REQUEST_WITHIN_MS, headersTimeout: HEADERS_WITHIN_MS }, app);
  const servers: Server[] = [await listening(server, config.http.port)];
  if (metrics) servers.push(await listening(metricsServer(metrics.registry), metricsPort));
  stopOnSignal({ servers, endStreams: services.deskEvents.close, close });
  console.log('ready api');
};

start().catch((error: unknown) => {
  console.error(error instanceof ConfigError || error instanceof PortTaken ? error.message : error);
  process.exit(1);
});
