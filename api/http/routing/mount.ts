import { Router, type RequestHandler } from 'express';
import { idempotencyKey, idempotencyKeyOf } from '../requests/idempotency.ts';
import { jsonBody } from '../input/json-body.ts';
import { languageOf } from '../messages/language.ts';
import { refuseMethod } from './methods.ts';
import { expressPath, paramsSchema } from './params-schema.ts';
import { principalOf } from '../sessions/principal.ts';
import type { Reply } from './reply.ts';
import type { Call, Route } from './route.ts';
import { rememberRoute } from './route-of.ts';
import { Closed } from '../input/schema.ts';
import type { Sessions } from '../sessions/sessions.ts';
import { body, params, query } from '../input/validate.ts';
import { validated } from '../input/validated.ts';

const NO_QUERY = Closed({});

/** Mounts every route; a known path with another method is 405. */
export const mount = (routes: readonly Route[], sessions: Sessions): Router => {
  const router = Router({ caseSensitive: true });
  for (const route of routes) router[route.method](expressPath(route.path), ...middlewares(route, sessions));
  for (const [path, methods] of methodsByPath(routes)) router.all(path, refuseMethod(methods));
  return router;
};

const middlewares = (route: Route, sessions: Sessions): RequestHandler[] => {
  const parameters = paramsSchema(route);
  return [
    rememberRoute(route),
    ...(route.auth === 'none' ? [] : [sessions.signedIn(route.auth, ...(route.roles ?? []))]),
    ...(route.use ?? []),
    idempotencyKey,
    ...(parameters ? [params(parameters)] : []),
    query(route.query ?? NO_QUERY),
    ...(route.body ? [jsonBody(route.bodyLimit), body(route.body, route.furtherFaults)] : []),
    run(route),
  ];
};

const run =
  (route: Route): RequestHandler =>
  async (request, response) => {
    const call = {
      ...validated(request),
      principal: principalOf(request),
      language: languageOf(request),
      idempotencyKey: idempotencyKeyOf(request),
      request,
      response,
    };
    const reply = await route.handler(call as unknown as Call<unknown, unknown, unknown, never>);
    if (reply && !response.headersSent) send(reply, call);
  };

const send = (
  reply: Reply,
  { response, language }: Pick<Call<unknown, unknown, unknown, never>, 'response' | 'language'>,
) => {
  response.status(reply.status).set({ 'Cache-Control': 'no-store', ...reply.headers });
  if (reply.body === undefined) return response.end();
  response.set('Content-Language', language).vary('Accept-Language');
  return response.json(reply.body);
};

const methodsByPath = (routes: readonly Route[]): Map<string, string[]> => {
  const methods = new Map<string, string[]>();
  for (const { path, method } of routes) {
    const known = methods.get(expressPath(path)) ?? [];
    methods.set(expressPath(path), [...known, ...(method === 'get' ? ['GET', 'HEAD'] : [method.toUpperCase()])]);
  }
  return methods;
};
