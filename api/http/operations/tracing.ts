import { context, SpanKind, SpanStatusCode, trace } from '@opentelemetry/api';
import type { RequestHandler } from 'express';
import { requestIdOf } from '../requests/ids.ts';
import { routeOf } from '../routing/route-of.ts';

/** A span of each request, by its route. A trace begins here: what a stranger says of one is not believed. */
export const traceRequests: RequestHandler = (request, response, next) => {
  const span = trace.getTracer('pishkhan').startSpan(request.method, { kind: SpanKind.SERVER, root: true });
  const within = trace.setSpan(context.active(), span);
  response.once('close', () => {
    const route = routeOf(request)?.path ?? '(none)';
    span.updateName(`${request.method} ${route}`);
    span.setAttributes({
      'http.request.method': request.method,
      'http.route': route,
      'http.response.status_code': response.statusCode,
      'pishkhan.request_id': requestIdOf(request),
    });
    if (response.statusCode >= 500) span.setStatus({ code: SpanStatusCode.ERROR });
    span.end();
  });
  context.bind(within, request);
  context.bind(within, response);
  context.with(within, next);
};
