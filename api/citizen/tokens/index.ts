import { randomUUID } from 'node:crypto';
import {
  createAccessToken,
  deleteAccessToken,
  listAccessTokens,
  type AccessToken,
} from '../../../db/repositories/access-tokens.ts';
import { notFound, Problem } from '../../http/problems/problem.ts';
import { created, noContent, ok, SECRET } from '../../http/routing/reply.ts';
import { route, type Route } from '../../http/routing/route.ts';
import { hashToken, newAccessToken } from '../../http/sessions/tokens.ts';
import type { Services } from '../../services.ts';
import { scopeOf } from '../submissions/letters.ts';
import { MadeToken, NewToken, Tokens } from './schema.ts';

const MOST_TOKENS = 20;
const DAY_MS = 86_400_000;

/** Tokens for programs, made and revoked by whoever signed in. A token makes no tokens. */
export const tokens = ({ database, clock }: Services): Route[] => [
  route({
    method: 'get',
    path: '/api/v1/me/tokens',
    summary: 'My tokens for programs, newest first',
    auth: 'applicant',
    access: 'session',
    responses: { 200: { description: 'All of them', schema: Tokens } },
    handler: async ({ principal }) => {
      const rows = await database.inOneTrip(scopeOf(principal), (trip) => listAccessTokens(trip, principal));
      return ok({ items: rows.map(present), next: null });
    },
  }),
  route({
    method: 'post',
    path: '/api/v1/me/tokens',
    summary: 'Make a token for a program; the answer alone shows it',
    auth: 'applicant',
    access: 'session',
    once: true,
    body: NewToken,
    responses: { 201: { description: 'The token', schema: MadeToken, headers: ['Location'] } },
    problems: ['too-many-tokens'],
    handler: async ({ body: { name, scopes, days }, principal }) => {
      const token = newAccessToken();
      const expiresAt = new Date(clock.now().getTime() + days * DAY_MS);
      const row = await database.inTenant(scopeOf(principal), (transaction) =>
        createAccessToken(transaction, {
          ...{ id: randomUUID(), applicantId: principal.applicantId, tokenHash: hashToken(token) },
          ...{ name, scopes, expiresAt, most: MOST_TOKENS },
        }),
      );
      if (!row) throw new Problem('too-many-tokens');
      return created({ ...present(row), token }, { ...SECRET, Location: `/api/v1/me/tokens/${row.id}` });
    },
  }),
  route({
    method: 'delete',
    path: '/api/v1/me/tokens/{id}',
    summary: 'Revoke a token at once',
    auth: 'applicant',
    access: 'session',
    responses: { 204: { description: 'It is of no use any more' } },
    handler: async ({ params, principal }) => {
      const wasThere = await database.inOneTrip(scopeOf(principal), (trip) => deleteAccessToken(trip, params));
      if (!wasThere) throw notFound();
      return noContent();
    },
  }),
];

const present = ({ applicantId: _own, createdAt, expiresAt, lastUsedAt, ...token }: AccessToken) => ({
  ...token,
  createdAt: createdAt.toISOString(),
  expiresAt: expiresAt.toISOString(),
  lastUsedAt: lastUsedAt?.toISOString() ?? null,
});
