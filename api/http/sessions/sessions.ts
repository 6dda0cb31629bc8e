import type { Request, RequestHandler } from 'express';
import { readSessionCookie, sessionCookie } from './cookies.ts';
import { isBrowser, requireOwnOrigin } from './origin.ts';
import {
  rememberPrincipal,
  type ApplicantPrincipal,
  type Principal,
  type Role,
  type SessionKind,
} from './principal.ts';
import { forbidden, unauthenticated } from '../problems/problem.ts';
import { hashToken, isAccessToken, newToken } from './tokens.ts';

export interface SessionOwner {
  kind: SessionKind;
  /** The applicant's or the member of staff's. */
  principalId: string;
  organisationId: string | null;
}

/** Where sessions are kept. `find` gives nothing for an expired session and for a switched-off account. */
export interface SessionStore {
  find(kind: SessionKind, tokenHash: Buffer): Promise<Principal | undefined>;
  /** Whose token for a program this is, unless it has expired; notes that it is used. */
  findAccessToken(tokenHash: Buffer): Promise<ApplicantPrincipal | undefined>;
  remove(principal: Principal): Promise<void>;
}

export interface IssuedSession {
  row: SessionOwner & { tokenHash: Buffer; expiresAt: Date };
  /** The token is for a program. A browser gets the cookie instead and never sees it. */
  answer: { expiresAt: string; token?: string };
  headers: Headers;
}

type Headers = Record<string, string>;

export interface Sessions {
  signedIn(kind: SessionKind, ...roles: Role[]): RequestHandler;
  /** Who sends this request; undefined where nobody is signed in. Of reading requests only. */
  whoSends(request: Request, kind: SessionKind): Promise<Principal | undefined>;
  /** Makes a session, which is open once its row is kept: in the transaction that checked who it is for. */
  issue(request: Request, owner: SessionOwner): IssuedSession;
  /** Ends the session; gives the headers that remove the cookie. */
  close(principal: Principal): Promise<Headers>;
}

interface Options {
  store: SessionStore;
  hours: number;
  /** Cookies go over https alone. */
  secure: boolean;
  now: () => Date;
}

export const createSessions = ({ store, hours, secure, now }: Options): Sessions => ({
  signedIn:
    (kind, ...roles) =>
    async (request, _response, next) => {
      const token = readToken(request, kind);
      const principal = token && (await identify(store, { kind, token }));
      if (!principal) throw unauthenticated();
      if (roles.length > 0 && !hasRole(principal, roles)) throw forbidden();
      rememberPrincipal(request, principal);
      next();
    },

  whoSends: async (request, kind) => {
    const token = readToken(request, kind);
    return token ? store.find(kind, hashToken(token)) : undefined;
  },

  issue: (request, owner): IssuedSession => {
    const token = newToken();
    const expiresAt = new Date(now().getTime() + hours * 3_600_000);
    const row = { ...owner, tokenHash: hashToken(token), expiresAt };
    if (!isBrowser(request)) return { row, answer: { token, expiresAt: expiresAt.toISOString() }, headers: {} };
    const cookie = sessionCookie({ kind: owner.kind, token, expires: expiresAt, secure });
    return { row, answer: { expiresAt: expiresAt.toISOString() }, headers: { 'Set-Cookie': cookie } };
  },

  close: async (principal) => {
    await store.remove(principal);
    return { 'Set-Cookie': sessionCookie({ kind: principal.kind, token: '', expires: new Date(0), secure }) };
  },
});

/** Staff have no tokens for programs. */
const identify = (store: SessionStore, { kind, token }: { kind: SessionKind; token: string }) =>
  kind === 'applicant' && isAccessToken(token)
    ? store.findAccessToken(hashToken(token))
    : store.find(kind, hashToken(token));

/** A bearer token goes before a cookie, and needs no check of its origin: no page sends one by itself. */
const readToken = (request: Request, kind: SessionKind): string | undefined => {
  const [scheme, bearer] = (request.headers.authorization ?? '').split(' ');
  if (scheme?.toLowerCase() === 'bearer' && bearer) return bearer;
  const cookie = readSessionCookie(request, kind);
  if (cookie) requireOwnOrigin(request);
  return cookie;
};

const hasRole = (principal: Principal, roles: readonly Role[]): boolean =>
  principal.kind === 'staff' && principal.roles.some((role) => roles.includes(role));
