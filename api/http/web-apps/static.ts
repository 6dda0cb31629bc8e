import { randomBytes } from 'node:crypto';
import { Router, type RequestHandler, type Response } from 'express';
import { loadAssets, type Asset, type Assets } from './assets.ts';
import { notFound } from '../problems/problem.ts';

interface WebApp {
  /** Of the built app. */
  folder: string;
  /** `/` or `/desk` */
  base: string;
  /** The app's style library writes `<style>` elements while it runs. */
  inlineStyles: boolean;
}

const HASHED = /^assets\/.*[-.][A-Za-z0-9_-]{8,}\.\w+$/;
const YEAR = 'public, max-age=31536000, immutable';

/**
 * Serves a built single-page app: hashed files for ever, and its page for every other path below `base` that does not look
 * like a file. `%CSP_NONCE%` in the page becomes the nonce of the answer.
 */
export const webApp = ({ folder, base, inlineStyles }: WebApp): RequestHandler => {
  const assets = loadAssets(folder);
  const router = Router();
  router.use(base, (request, response, next) => {
    if (request.method !== 'GET' && request.method !== 'HEAD') return next();
    const name = safeDecode(request.path).slice(1) || 'index.html';
    const asset = assets.get(name);
    if (asset && name !== 'index.html') return sendAsset(response, asset, HASHED.test(name) ? YEAR : 'no-cache');
    if (request.path.includes('.') && name !== 'index.html') return next(notFound());
    return sendPage(response, { assets, inlineStyles }) || next();
  });
  return router;
};

const safeDecode = (path: string): string => {
  try {
    return decodeURIComponent(path);
  } catch {
    throw notFound();
  }
};

const sendAsset = (response: Response, asset: Asset, caching: string): void => {
  const { content, encoding } = asset.encoded(response.req.headers['accept-encoding']);
  if (encoding) response.set('Content-Encoding', encoding);
  response.set({ 'Cache-Control': caching, 'Content-Type': asset.type }).vary('Accept-Encoding').send(content);
};

const sendPage = (response: Response, { assets, inlineStyles }: { assets: Assets; inlineStyles: boolean }): boolean => {
  const page = assets.get('index.html');
  if (!page) return false;
  const nonce = randomBytes(16).toString('base64');
  response.set('Content-Security-Policy', pagePolicy(nonce, inlineStyles)).set('Cache-Control', 'no-cache');
  response.type('html').send(page.content.toString('utf8').replaceAll('%CSP_NONCE%', nonce));
  return true;
};

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
