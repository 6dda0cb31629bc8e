import type { Request } from 'express';

export interface Validated {
  body?: unknown;
  query?: unknown;
  params?: unknown;
}

const kept = new WeakMap<Request, Validated>();

export const keepValidated = (request: Request, part: Validated): void => {
  kept.set(request, { ...kept.get(request), ...part });
};

/** What `body`, `query` and `params` have let through. */
export const validated = (request: Request): Validated => kept.get(request) ?? {};
