import type { RequestHandler } from 'express';
import { methodNotAllowed } from '../problems/problem.ts';

/** Answers that a known path takes these methods and no other. */
export const refuseMethod =
  (methods: readonly string[]): RequestHandler =>
  (_request, response) => {
    response.set('Allow', methods.join(', '));
    throw methodNotAllowed();
  };

export const READING = ['GET', 'HEAD'];

/** Lets only requests through that read. */
export const onlyReading: RequestHandler = (request, response, next) =>
  READING.includes(request.method) ? next() : refuseMethod(READING)(request, response, next);
