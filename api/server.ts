import { join } from 'node:path';
import express, { type Express } from 'express';
import helmet from 'helmet';
import { CODEC_PATH } from './desk/codec/index.ts';
import { answerProblem } from './http/answer-problem.ts';
import { openTo } from './http/cross-origin.ts';
import { deadline } from './http/deadline.ts';
import { docs } from './http/docs.ts';
import { health, type Checks } from './http/health.ts';
import { requestId } from './http/ids.ts';
import { describeError, logRequests } from './http/logging.ts';
import type { Metrics } from './http/metrics.ts';
import { mount } from './http/mount.ts';
import { openApiDocument } from './http/openapi.ts';
import { refuseForeignPages } from './http/origin.ts';
import { notFound } from './http/problem.ts';
import type { Route } from './http/route.ts';
import { routeOf } from './http/route-of.ts';
import { webApp } from './http/static.ts';
import { requestIdOf } from './http/ids.ts';
import type { Services } from './services.ts';

export const API_VERSION = '1.0.0';

export interface AppParts {
  services: Pick<Services, 'config' | 'logger' | 'sessions'>;
  routes: readonly Route[];
  checks: Checks;
  metrics?: Metrics;
}

/** The whole HTTP side: the API under `/api`, the desk under `/desk`, the portal everywhere else. */
export const createApp = ({ services, routes, checks, metrics }: AppParts): Express => {
  const { config, logger, sessions } = services;
  const app = express();
  app.disable('x-powered-by');
  app.disable('etag');
  app.set('query parser', 'simple');
  app.set('trust proxy', config.http.trustedProxies);
  app.use(requestId, helmet(HELMET));
  app.use(health(checks, (details) => logger.warn(details, 'not ready')));
  app.use('/api', (_request, response, next) =>
    next(void response.set('Content-Security-Policy', "default-src 'none'")),
  );
  app.use(docs(openApiDocument(routes, { version: API_VERSION })));
  app.use(openTo({ path: CODEC_PATH, origin: config.temporal.uiOrigin }));
  app.use('/api', logRequests(logger), ...(metrics ? [metrics.observe] : []), deadline(), refuseForeignPages);
  app.use(mount(routes, sessions));
  app.use('/api', () => {
    throw notFound();
  });
  app.use(...webApps(config.http.staticDir));
  app.use(() => {
    throw notFound();
  });
  app.use(
    answerProblem((error, request) => {
      const where = { requestId: requestIdOf(request), route: routeOf(request)?.path };
      logger.error({ ...where, err: describeError(error) }, 'a request failed');
    }),
  );
  return app;
};

const HELMET = {
  contentSecurityPolicy: false,
  crossOriginEmbedderPolicy: false,
  referrerPolicy: { policy: 'no-referrer' },
  frameguard: { action: 'deny' },
} as const;

const webApps = (folder: string | undefined) => {
  if (!folder) return [((_request, _response, next) => next()) as express.RequestHandler];
  return [
    webApp({ folder: join(folder, 'admin-ui', 'dist'), base: '/desk', inlineStyles: true }),
    webApp({ folder: join(folder, 'portal', 'dist'), base: '/', inlineStyles: false }),
  ];
};
