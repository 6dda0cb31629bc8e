import { describe, expect, test } from '@jest/globals';
import express from 'express';
import supertest from 'supertest';
import { apiDocument, apiRoutes } from '../../testing/document.ts';
import { answerProblem } from '../problems/answer-problem.ts';
import { mount } from '../routing/mount.ts';
import type { Route } from '../routing/route.ts';
import { TOKEN_SCOPES, type TokenScope } from './access.ts';
import { createSessions, type SessionStore } from './sessions.ts';
import { hashToken } from './tokens.ts';

/** What each scope opens, and nothing else does. */
const OPENED: Record<TokenScope, string[]> = {
  'letters:read': [
    'get /api/v1/changes',
    'get /api/v1/submissions',
    'get /api/v1/submissions/{id}',
    'get /api/v1/submissions/{id}/documents/{documentId}/content',
    'get /api/v1/submissions/{id}/timeline',
  ],
  'letters:write': [
    'delete /api/v1/submissions/{id}/documents/{documentId}',
    'patch /api/v1/submissions/{id}',
    'post /api/v1/submissions',
    'post /api/v1/submissions/{id}/answer',
    'post /api/v1/submissions/{id}/documents',
    'post /api/v1/submissions/{id}/submit',
    'post /api/v1/submissions/{id}/withdraw',
  ],
  'profile:read': ['get /api/v1/me', 'get /api/v1/me/legal-persons'],
  webhooks: [
    'delete /api/v1/me/webhooks/{id}',
    'get /api/v1/me/webhooks',
    'get /api/v1/me/webhooks/{id}/deliveries',
    'patch /api/v1/me/webhooks/{id}',
    'post /api/v1/me/webhooks',
    'post /api/v1/me/webhooks/{id}/deliveries/{deliveryId}/replay',
  ],
};

/** For whoever signed in alone. */
const CLOSED = [
  'delete /api/v1/me/tokens/{id}',
  'delete /api/v1/sessions/current',
  'get /api/v1/me/tokens',
  'patch /api/v1/me',
  'post /api/v1/me/legal-persons',
  'post /api/v1/me/tokens',
];

const nameOf = ({ method, path }: Pick<Route, 'method' | 'path'>) => `${method} ${path}`;
const protectedRoutes = apiRoutes.filter(({ auth }) => auth !== 'none');
const ofApplicants = apiRoutes.filter(({ auth }) => auth === 'applicant');

const tokenOf = (scopes: readonly TokenScope[]) => `pishkhan_${scopes.join('_')}`;
const SINGLE = TOKEN_SCOPES.map((scope) => [scope] as const);
const byHash = new Map([...SINGLE, TOKEN_SCOPES].map((scopes) => [hashToken(tokenOf(scopes)).toString('hex'), scopes]));

const store: SessionStore = {
  find: async () => undefined,
  findAccessToken: async (tokenHash) => {
    const scopes = byHash.get(tokenHash.toString('hex'));
    return scopes && { kind: 'applicant', tokenHash, applicantId: 'somebody', scopes };
  },
  remove: async () => undefined,
};

const sessions = createSessions({ store, hours: 1, secure: false, now: () => new Date() });
const app = express();
const reached = apiRoutes.map((route): Route => ({ ...route, use: [], handler: () => ({ status: 204 }) }));
app.use(mount(reached, sessions));
app.use(answerProblem(() => undefined));

const ANY = '0a000000-0000-4000-8000-000000000001';

/** The code of the refusal of who may call the route, if it is refused for that. */
const refusal = async ({ method, path }: Route, token: string): Promise<string | undefined> => {
  const call = supertest(app)[method](path.replace(/\{\w+\}/g, ANY));
  const { body, status } = await call.set('Authorization', `Bearer ${token}`);
  return status === 401 || status === 403 ? (body as { code: string }).code : undefined;
};

describe('a token for a program', () => {
  test('is met by every route of applicants with a word of its own', () => {
    expect(ofApplicants.filter(({ access }) => access === undefined).map(nameOf)).toEqual([]);
    expect(ofApplicants.map(nameOf).sort()).toEqual([...CLOSED, ...Object.values(OPENED).flat()].sort());
  });

  test.each(TOKEN_SCOPES)('with %s alone opens what that scope names', async (scope) => {
    const opened: string[] = [];
    for (const route of ofApplicants) {
      const code = await refusal(route, tokenOf([scope]));
      if (code === undefined) opened.push(nameOf(route));
      else expect(code).toBe('token-not-allowed');
    }
    expect(opened.sort()).toEqual(OPENED[scope]);
  });

  test('with all scopes makes no tokens, changes no person, and is nobody of the staff', async () => {
    const closed: string[] = [];
    for (const route of protectedRoutes) {
      const code = await refusal(route, tokenOf(TOKEN_SCOPES));
      if (code !== undefined && route.auth === 'applicant') closed.push(nameOf(route));
      if (route.auth === 'staff') expect(code).toBe('unauthenticated');
    }
    expect(closed.sort()).toEqual(CLOSED);
  });

  test('is in the document with the scope that it needs', () => {
    for (const { method, path, access } of ofApplicants) {
      const { security } = (apiDocument.paths[path] as Record<string, { security: object[] }>)[method]!;
      const named = access === 'session' ? [] : [{ accessToken: [access] }];
      expect(security).toEqual([{ token: [] }, ...named, { applicantCookie: [] }]);
    }
  });
});
