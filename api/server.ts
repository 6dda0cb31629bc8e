import { join } from 'node:path';
import express, { type Express } from 'express';
import helmet from 'helmet';
import { CODEC_PATH } from './desk/codec/index.ts';
import { answerProblem } from './http/problems/answer-problem.ts';
import { openTo } from './http/sessions/cross-origin.ts';
import { deadline } from './http/requests/deadline.ts';
import { docs } from './http/openapi/docs.ts';
import { health, type Checks } from './http/operations/health.ts';
import { requestId } from './http/requests/ids.ts';
import { describeError, logRequests } from './http/operations/logging.ts';
import type { Metrics } from './http/operations/metrics.ts';
import { compressJson } from './http/routing/compress.ts';
import { mount } from './http/routing/mount.ts';
import { openApiDocument } from './http/openapi/openapi.ts';
import { refuseForeignPages } from './http/sessions/origin.ts';
import { notFound } from './http/problems/problem.ts';
import type { Route } from './http/routing/route.ts';
import { routeOf } from './http/routing/route-of.ts';
import { webApp } from './http/web-apps/static.ts';
import { requestIdOf } from './http/requests/ids.ts';
import type { Services } from './services.ts';

export const API_VERSION = '1.0.0';

export interface AppParts {
  services: Pick<Services, 'config' | 'logger' | 'sessions'>;
  routes: readonly Route[];
  checks: Checks;
  metrics?: Metrics | undefined;
  trace?: express.RequestHandler | undefined;
}

/** What is no web app. */
const OURS = ['/api', '/hooks'];

/** The whole HTTP side: the API under `/api`, what partners call under `/hooks`, the desk under `/desk`, the portal everywhere else. */
export const createApp = ({ services, routes, checks, metrics, trace }: AppParts): Express => {
  const { config, logger, sessions } = services;
  const app = express();
  app.disable('x-powered-by');
  app.disable('etag');
  app.set('query parser', 'simple');
  app.set('trust proxy', config.http.trustedProxies);
  app.use(requestId, helmet(HELMET));
  app.use(health(checks, (details) => logger.warn(details, 'not ready')));
  app.use(OURS, (_request, response, next) => next(void response.set('Content-Security-Policy', "default-src 'none'")));
  app.use('/api', compressJson);
  app.use(docs(openApiDocument(routes, { version: API_VERSION })));
  app.use(openTo({ path: CODEC_PATH, origin: config.temporal.uiOrigin }));
  const observers = [trace, metrics?.observe].filter((observer) => observer !== undefined);
  app.use(OURS, logRequests(logger), ...observers, deadline(), refuseForeignPages);
  app.use(mount(routes, sessions));
  app.use(OURS, () => {
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
