import type { Request, RequestHandler } from 'express';
import { insecureOrigin } from '../problems/problem.ts';

const SAFE = new Set(['GET', 'HEAD', 'OPTIONS']);

/**
 * A browser says where a request comes from; a program does not. On plain http under another name than localhost, and before Safari
 * 16.4, it says so in `Origin` alone.
 */
export const isBrowser = ({ headers }: Request): boolean =>
  headers['sec-fetch-site'] !== undefined || headers.origin !== undefined;

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
  return isOurs(origin, request);
};

/**
 * Host and origin as origins: `Host: x:443` is `https://x`. A proxy in front may have taken https off unsaid; what is known to have
 * come by https cannot be from a page that did not.
 */
const isOurs = (origin: string, { host, secure }: Request): boolean => {
  if (!URL.canParse(origin)) return false;
  const page = new URL(origin);
  const here = `${page.protocol}//${host}`;
  return URL.canParse(here) && new URL(here).origin === page.origin && !(secure && page.protocol !== 'https:');
};
