import type { RequestHandler } from 'express';
import { sendProblem } from '../problems/answer-problem.ts';
import { outcomePending, unavailable } from '../problems/problem.ts';
import { routeOf } from '../routing/route-of.ts';

/** Longer than every deadline inside: the engine's 10 s, the database's acquire and statement timeouts. */
export const ANSWER_WITHIN_MS = 20_000;

/** Nobody waits for ever: past the deadline a question is `unavailable`, a command's outcome is not known. */
export const deadline =
  (milliseconds = ANSWER_WITHIN_MS): RequestHandler =>
  (request, response, next) => {
    const timer = setTimeout(() => {
      if (response.headersSent || streams(request)) return;
      sendProblem(response, request.method === 'GET' ? unavailable() : outcomePending());
    }, milliseconds);
    timer.unref();
    response.once('close', () => clearTimeout(timer));
    next();
  };

/** Files take as long as they take. */
const streams = (request: object): boolean => {
  const route = routeOf(request);
  return Boolean(route?.multipart) || Object.values(route?.responses ?? {}).some(({ mediaType }) => mediaType);
};
