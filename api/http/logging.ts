import type { Request } from 'express';
import type { Logger } from 'pino';
import { pinoHttp } from 'pino-http';
import { requestIdOf } from './ids.ts';
import { routeOf } from './route-of.ts';

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/**
 * One line a request: id, method, the route's own path, the ids in it, status and time. No header, query, body or address is
 * ever written, and no path that is not a route's.
 */
export const logRequests = (logger: Logger) =>
  pinoHttp<Request>({
    logger,
    genReqId: (request) => requestIdOf(request),
    quietReqLogger: true,
    customAttributeKeys: { reqId: 'requestId' },
    wrapSerializers: false,
    serializers: { req: describe, res: (response: { statusCode: number }) => response.statusCode, err: describeError },
    customLogLevel: (_request, response) => (response.statusCode >= 500 ? 'error' : 'info'),
    customSuccessMessage: () => 'answered',
    customErrorMessage: () => 'failed',
    autoLogging: { ignore: (request) => !request.url?.startsWith('/api/') },
  });

const describe = (request: Request) => ({
  method: request.method,
  route: routeOf(request)?.path ?? '(none)',
  ids: Object.values(request.params ?? {}).filter((value) => typeof value === 'string' && UUID.test(value)),
});

/** An error's message may quote what somebody wrote; its name and its place in our code may not. */
export const describeError = (error: unknown) => {
  if (!(error instanceof Error)) return { name: typeof error };
  const { code } = error as { code?: unknown };
  const places = (error.stack ?? '').split('\n').filter((line) => /^\s+at /.test(line));
  return { name: error.name, code: typeof code === 'string' ? code : undefined, stack: places.slice(0, 8).join('\n') };
};
