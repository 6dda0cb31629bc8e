import type { Request, RequestHandler } from 'express';
import { insecureOrigin } from '../problems/problem.ts';

const SAFE = new Set(['GET', 'HEAD', 'OPTIONS']);

/** A browser says where a request comes from; a program does not. */
export const isBrowser = (request: Request): boolean => request.headers['sec-fetch-site'] !== undefined;

/** Throws unless a request that a cookie authenticates was made by our own pages. Reading is safe. */
export const requireOwnOrigin = (request: Request): void => {
  if (!SAFE.has(request.method) && !comesFromUs(request, { unknown: false })) throw insecureOrigin();
};

/** Keeps other sites' pages from starting a session in a browser, before there is any cookie. */
export const refuseForeignPages: RequestHandler = (request, _response, next) => {
  if (!SAFE.has(request.method) && !comesFromUs(request, { unknown: true })) throw insecureOrigin();
  next();
};

const trusted = new WeakSet<Request>();

/** Lets this request through though another origin's page made it. */
export const trustOrigin = (request: Request): void => void trusted.add(request);

const comesFromUs = (request: Request, { unknown }: { unknown: boolean }): boolean => {
  if (trusted.has(request)) return true;
  const { origin, 'sec-fetch-site': site } = request.headers;
  if (site !== undefined && site !== 'same-origin' && site !== 'none') return false;
  if (origin === undefined) return unknown || site === 'same-origin';
  return URL.canParse(origin) && new URL(origin).host === request.host;
};
