import { randomBytes } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Router, type RequestHandler } from 'express';
import expressStaticGzip from 'express-static-gzip';
import { notFound } from '../problems/problem.ts';

interface WebApp {
  /** Of the built app. */
  folder: string;
  /** `/` or `/desk` */
  base: string;
  /** The app's style library writes `<style>` elements while it runs. */
  inlineStyles: boolean;
}

/**
 * Serves a built single-page app: hashed files for ever, packed as the build left them, and its page for every other path below
 * `base` that does not look like a file. `%CSP_NONCE%` in the page becomes the nonce of the answer.
 */
export const webApp = ({ base, ...app }: WebApp): RequestHandler => {
  const router = Router();
  router.use(base, onlyPaths, page(app), files(app.folder));
  return router;
};

const onlyPaths: RequestHandler = (request, _response, next) => {
  if (request.method !== 'GET' && request.method !== 'HEAD') return next('router');
  try {
    decodeURIComponent(request.path);
  } catch {
    throw notFound();
  }
  next();
};

const page =
  ({ folder, inlineStyles }: Omit<WebApp, 'base'>): RequestHandler =>
  async ({ path }, response, next) => {
    if (path.includes('.') && path !== '/index.html') return next();
    const html = await readFile(join(folder, 'index.html'), 'utf8').catch(() => undefined);
    if (html === undefined) return next();
    const nonce = randomBytes(16).toString('base64');
    response.set('Content-Security-Policy', pagePolicy(nonce, inlineStyles)).set('Cache-Control', 'no-cache');
    response.type('html').send(html.replaceAll('%CSP_NONCE%', nonce));
  };

const files = (folder: string): RequestHandler => {
  const assets = join(folder, 'assets');
  return expressStaticGzip(folder, {
    enableBrotli: true,
    orderPreference: ['br', 'gzip'],
    index: false,
    serveStatic: {
      redirect: false,
      cacheControl: false,
      setHeaders: (response, path) =>
        void response.setHeader('Cache-Control', path.startsWith(assets) ? YEAR : 'no-cache'),
    },
  });
};

/** The names of files in `assets` hold a hash of their content. */
const YEAR = 'public, max-age=31536000, immutable';

/** Inline styles cannot run anything; scripts come from files of ours alone. */
const pagePolicy = (nonce: string, inlineStyles: boolean): string =>
  [
    "default-src 'none'",
    "script-src 'self'",
    `style-src 'self' ${inlineStyles ? "'unsafe-inline'" : `'nonce-${nonce}'`}`,
    "img-src 'self' data: blob:",
    "font-src 'self' data:",
    "connect-src 'self'",
    "manifest-src 'self'",
    "worker-src 'self'",
    "base-uri 'none'",
    "form-action 'self'",
    "frame-ancestors 'none'",
  ].join('; ');
