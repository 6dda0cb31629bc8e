import type { Request, Response } from 'express';
import type { Logger } from 'pino';
import { pinoHttp } from 'pino-http';
import { requestIdOf } from '../requests/ids.ts';
import { routeOf } from '../routing/route-of.ts';
import { validated } from '../input/validated.ts';

/**
 * One line a request: id, method, the route's own path, the ids in it, status and time. No header, query, body or address is
 * ever written, and no path that is not a route's.
 */
export const logRequests = (logger: Logger) =>
  pinoHttp<Request, Response>({
    logger,
    genReqId: (request) => requestIdOf(request),
    quietReqLogger: true,
    customAttributeKeys: { reqId: 'requestId' },
    wrapSerializers: false,
    serializers: { req: () => undefined, res: () => undefined, err: describeError },
    customLogLevel: (_request, response) => (response.statusCode >= 500 ? 'error' : 'info'),
    customSuccessMessage: () => 'answered',
    customErrorMessage: () => 'failed',
    customSuccessObject: (request, response, { responseTime }: Timed) => ({
      responseTime,
      ...describe(request, response),
    }),
    customErrorObject: (request, response, _error, { responseTime }: Timed) => ({
      responseTime,
      ...describe(request, response),
    }),
  });

interface Timed {
  responseTime: number;
}

/** Known only when the request has been answered: ids are written once their form was checked. */
const describe = (request: Request, response: Response) => ({
  method: request.method,
  route: routeOf(request)?.path ?? '(none)',
  ids: Object.values((validated(request).params ?? {}) as Record<string, string>),
  status: response.statusCode,
});

/** An error's message may quote what somebody wrote; its name and its place in our code may not. */
export const describeError = (error: unknown) => {
  if (!(error instanceof Error)) return { name: typeof error };
  const { code } = error as { code?: unknown };
  const places = (error.stack ?? '').split('\n').filter((line) => /^\s+at /.test(line));
  return { name: error.name, code: typeof code === 'string' ? code : undefined, stack: places.slice(0, 8).join('\n') };
};
