import { randomUUID } from 'node:crypto';
import type { Request, RequestHandler } from 'express';

const ids = new WeakMap<object, string>();

/** Each request's id is ours; a client's own is not taken over, for it could be anything. */
export const requestIdOf = (request: object): string => {
  const known = ids.get(request);
  if (known) return known;
  const id = randomUUID();
  ids.set(request, id);
  return id;
};

export const requestId: RequestHandler = (request: Request, response, next) => {
  response.setHeader('X-Request-Id', requestIdOf(request));
  next();
};
