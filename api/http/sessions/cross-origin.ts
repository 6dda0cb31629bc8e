import type { RequestHandler } from 'express';
import { trustOrigin } from './origin.ts';

interface Guest {
  path: string;
  /** Of the pages that may call it, such as `http://localhost:8233`; none when no other page may. */
  origin: string | undefined;
}

const PREFLIGHT = {
  'Access-Control-Allow-Methods': 'POST',
  'Access-Control-Allow-Headers': 'Authorization, Content-Type, X-Namespace',
  'Access-Control-Max-Age': '600',
};

/** Lets the pages of one other origin call one path with the session's cookie. Every other page stays a foreign one. */
export const openTo =
  ({ path, origin }: Guest): RequestHandler =>
  (request, response, next) => {
    if (origin === undefined || request.path !== path) return next();
    response.vary('Origin');
    if (request.headers.origin !== origin) return next();
    response.set({ 'Access-Control-Allow-Origin': origin, 'Access-Control-Allow-Credentials': 'true' });
    if (request.method === 'OPTIONS') return response.set(PREFLIGHT).status(204).end();
    trustOrigin(request);
    next();
  };
