import { isUtf8 } from 'node:buffer';
import { json, type RequestHandler } from 'express';
import { hasBody } from './validate.ts';
import { notJson, unsupportedMediaType } from '../problems/problem.ts';

const JSON_TYPES = ['application/json', 'application/*+json'];
const LARGEST = '64kb';

/** More than any body of ours needs. What comes after recurses and would run out of stack at some thousands. */
const DEEPEST = 32;

/** An old name of UTF-8 that many programs send. */
const UTF8_WITHOUT_HYPHEN = /(;\s*charset="?)utf8("?\s*(?:;|$))/i;

/** Reads a JSON body: 415 for another type, 400 for what is no JSON in UTF-8, too deep, or not of its `Content-Encoding`. */
export const jsonBody = (limit = LARGEST): RequestHandler => {
  const parse = json({ strict: false, type: JSON_TYPES, limit, verify: refuseUnlessUtf8 });
  return (request, response, next) => {
    if (hasBody(request.headers) && !request.is(JSON_TYPES)) throw unsupportedMediaType();
    const type = request.headers['content-type'];
    if (type) request.headers['content-type'] = type.replace(UTF8_WITHOUT_HYPHEN, '$1utf-8$2');
    parse(request, response, (error?: unknown) => {
      if (error) return next(isDecompressors(error) ? notJson() : error);
      next(isDeeperThan(request.body, DEEPEST) ? notJson() : undefined);
    });
  };
};

const refuseUnlessUtf8 = (_request: unknown, _response: unknown, content: Buffer, charset: string): void => {
  if (charset === 'utf-8' && !isUtf8(content)) throw new Error('not UTF-8');
};

/** Whatever else goes wrong with a body has a `type`. */
const isDecompressors = (error: unknown): boolean => !(error as { type?: unknown }).type;

const isDeeperThan = (value: unknown, levels: number): boolean => {
  let level = [value];
  for (let depth = 0; level.length > 0; depth++) {
    if (depth > levels) return true;
    level = level.flatMap(inside);
  }
  return false;
};

const inside = (value: unknown): unknown[] => (typeof value === 'object' && value !== null ? Object.values(value) : []);
