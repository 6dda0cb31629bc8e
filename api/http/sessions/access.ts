import type { RequestHandler } from 'express';
import { Problem } from '../problems/problem.ts';
import { principalOf } from './principal.ts';

/** What a token may be given, each alone. */
export const TOKEN_SCOPES = ['letters:read', 'letters:write', 'profile:read', 'webhooks'] as const;
export type TokenScope = (typeof TOKEN_SCOPES)[number];

/** Which scope a token needs for a route; `session`: none will do, a person has to have signed in. */
export type Access = TokenScope | 'session';

/** A token does what its scopes name and nothing else; whoever signed in may do all of it. */
export const requireAccess =
  (access: Access): RequestHandler =>
  (request, _response, next) => {
    const principal = principalOf(request);
    const scopes: readonly Access[] | undefined = principal?.kind === 'applicant' ? principal.scopes : undefined;
    if (scopes && !scopes.includes(access)) throw new Problem('token-not-allowed');
    next();
  };
