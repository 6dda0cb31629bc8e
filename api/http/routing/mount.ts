import { Router, type RequestHandler } from 'express';
import { idempotencyKey, idempotencyKeyOf } from '../requests/idempotency.ts';
import { jsonBody } from '../input/json-body.ts';
import { languageOf } from '../texts/language.ts';
import { READING, refuseMethod } from './methods.ts';
import { expressPath, paramsSchema } from './params-schema.ts';
import { requireAccess } from '../sessions/access.ts';
import { principalOf } from '../sessions/principal.ts';
import type { Reply } from './reply.ts';
import type { Call, Route } from './route.ts';
import { rememberRoute } from './route-of.ts';
import { Closed } from '../input/schema.ts';
import type { Sessions } from '../sessions/sessions.ts';
import { body, params, query } from '../input/validate.ts';
import { validated } from '../input/validated.ts';
import { isKnown, versionOf } from './version.ts';

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
    ...(route.auth === 'applicant' ? [requireAccess(route.access ?? 'session')] : []),
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

type Answered = Pick<Call<unknown, unknown, unknown, never>, 'request' | 'response' | 'language'>;

/** Nothing of people's data goes onto a disk, where the next one at a shared machine finds it: who has an answer in memory asks by its version. */
const send = (reply: Reply, { request, response, language }: Answered) => {
  response.status(reply.status).set({ 'Cache-Control': 'no-store', ...reply.headers });
  if (reply.body === undefined) return response.end();
  response.set('Content-Language', language).vary('Accept-Language');
  const json = JSON.stringify(reply.body);
  if (reply.status === 200 && READING.includes(request.method)) {
    const version = versionOf({ json, language, etag: reply.headers?.ETag });
    response.set('ETag', version);
    if (isKnown(request.headers['if-none-match'], version)) return response.status(304).end();
  }
  return response.type('json').send(json);
};

const methodsByPath = (routes: readonly Route[]): Map<string, string[]> => {
  const methods = new Map<string, string[]>();
  for (const { path, method } of routes) {
    const known = methods.get(expressPath(path)) ?? [];
    methods.set(expressPath(path), [...known, ...(method === 'get' ? ['GET', 'HEAD'] : [method.toUpperCase()])]);
  }
  return methods;
};
