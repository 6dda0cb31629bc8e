import { parseCookie, stringifySetCookie } from 'cookie';
import type { Request } from 'express';
import type { SessionKind } from './principal.ts';

const COOKIES = {
  applicant: { name: 'pishkhan_session', path: '/api/v1' },
  staff: { name: 'pishkhan_desk', path: '/api/desk/v1' },
} as const satisfies Record<SessionKind, { name: string; path: string }>;

export const readSessionCookie = (request: Request, kind: SessionKind): string | undefined =>
  parseCookie(request.headers.cookie ?? '')[COOKIES[kind].name];

interface SessionCookie {
  kind: SessionKind;
  /** Empty to remove it. */
  token: string;
  expires: Date;
  secure: boolean;
}

export const sessionCookie = ({ kind, token, expires, secure }: SessionCookie): string => {
  const { name, path } = COOKIES[kind];
  return stringifySetCookie({ name, value: token, path, expires, secure, httpOnly: true, sameSite: 'lax' });
};
