import { createServer } from 'node:http';
import { pino } from 'pino';
import { readEnv, toConfig } from '../config.ts';
import { compose } from './compose.ts';
import { createMetrics, metricsServer } from './http/metrics.ts';
import { listening, stopOnSignal } from './lifecycle.ts';
import { allRoutes } from './routes.ts';
import { createApp } from './server.ts';

const env = readEnv();
const config = toConfig(env);
const logger = pino({ level: config.logLevel, base: { process: 'api' } });
const { services, checks, close } = compose(config, logger);

const metricsPort = Number(env.PISHKHAN_METRICS_PORT ?? 0);
const metrics = metricsPort > 0 ? createMetrics() : undefined;
const app = createApp({ services, routes: allRoutes(services), checks, metrics });

const server = createServer(app);
server.requestTimeout = 30 * 60_000;
server.headersTimeout = 15_000;
await listening(server, config.http.port);
const servers = [server];
if (metrics) {
  servers.push(metricsServer(metrics.registry));
  await listening(servers[1]!, metricsPort);
}
stopOnSignal({ servers, close });
console.log('ready api');
