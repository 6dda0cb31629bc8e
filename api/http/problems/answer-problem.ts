import type { ErrorRequestHandler, Request, Response } from 'express';
import { fromError } from './from-error.ts';
import { requestIdOf } from '../requests/ids.ts';
import { languageOf } from '../texts/language.ts';
import type { Problem } from './problem.ts';
import { toProblemJson } from './problem-json.ts';

export const sendProblem = (response: Response, problem: Problem): void => {
  const request = response.req as Request;
  const language = languageOf(request);
  if (problem.details.retryAfter !== undefined) {
    response.setHeader('Retry-After', String(Math.max(1, Math.ceil(problem.details.retryAfter))));
  }
  if (problem.status === 401) response.setHeader('WWW-Authenticate', 'Bearer');
  response.setHeader('Content-Language', language);
  response.vary('Accept-Language');
  response
    .status(problem.status)
    .type('application/problem+json')
    .send(JSON.stringify(toProblemJson(problem, { language, requestId: requestIdOf(request) })));
};

/** The one place where an error becomes an answer. `log` gets only what is our fault. */
export const answerProblem =
  (log: (error: unknown, request: Request) => void): ErrorRequestHandler =>
  (error, request, response, next) => {
    const problem = fromError(error);
    if (problem.code === 'internal' || problem.code === 'unavailable') log(problem.details.cause, request);
    if (response.headersSent) return next(error);
    sendProblem(response, problem);
  };
