import { createServer, type Server } from 'node:http';
import type { RequestHandler } from 'express';
import { collectDefaultMetrics, Histogram, Registry } from 'prom-client';
import type { Route } from '../routing/route.ts';
import { routeOf } from '../routing/route-of.ts';

export interface Metrics {
  registry: Registry;
  observe: RequestHandler;
}

/** Times by method, route and status; a route's path holds no values. */
export const createMetrics = (): Metrics => {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry, prefix: 'pishkhan_api_' });
  const seconds = new Histogram({
    name: 'pishkhan_api_request_seconds',
    help: 'Time to answer',
    labelNames: ['method', 'route', 'status'],
    buckets: [0.005, 0.02, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10],
    registers: [registry],
  });
  const observe: RequestHandler = (request, response, next) => {
    const end = seconds.startTimer();
    response.once('finish', () => {
      const route = routeOf(request);
      if (route && !isStream(route)) end({ method: request.method, route: route.path, status: response.statusCode });
    });
    next();
  };
  return { registry, observe };
};

/** A stream of events lasts as long as somebody looks: its time says nothing of how fast we answer. */
const isStream = ({ responses }: Route): boolean => responses[200]?.mediaType === 'text/event-stream';

/** `/metrics` on a port of its own, which the outside does not reach. */
export const metricsServer = (registry: Registry): Server =>
  createServer((request, response) => {
    if (request.url !== '/metrics') return response.writeHead(404).end();
    registry.metrics().then(
      (text) => response.writeHead(200, { 'Content-Type': registry.contentType }).end(text),
      () => response.writeHead(500).end(),
    );
  });
