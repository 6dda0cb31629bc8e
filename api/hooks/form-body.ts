import { raw, type Request, type RequestHandler } from 'express';
import { notJson, unsupportedMediaType } from '../http/problems/problem.ts';

const LARGEST = '64kb';
const TYPES = ['application/x-www-form-urlencoded', 'application/json'];

const bodies = new WeakMap<Request, Buffer>();

/** The bytes of a body as they came: what a signature is of. */
export const rawBodyOf = (request: Request): Buffer => bodies.get(request) ?? Buffer.alloc(0);

/** Reads what partners send: a form, or JSON. */
export const formBody = (): RequestHandler => {
  const read = raw({ type: TYPES, limit: LARGEST });
  return (request, response, next) => {
    if (!request.is(TYPES)) throw unsupportedMediaType();
    read(request, response, (error?: unknown) => {
      if (error) return next(error);
      const bytes = Buffer.isBuffer(request.body) ? request.body : Buffer.alloc(0);
      bodies.set(request, bytes);
      request.body = request.is(TYPES[0]!) ? fieldsOf(bytes) : parsed(bytes);
      next(request.body === undefined ? notJson() : undefined);
    });
  };
};

const fieldsOf = (bytes: Buffer): Record<string, string> =>
  Object.fromEntries(new URLSearchParams(bytes.toString('utf8')));

const parsed = (bytes: Buffer): unknown => {
  try {
    return JSON.parse(bytes.toString('utf8')) as unknown;
  } catch {
    return undefined;
  }
};
