import { brotliCompressSync, deflateSync, gzipSync } from 'node:zlib';
import { describe, expect, test } from '@jest/globals';
import { Type } from '@sinclair/typebox';
import express from 'express';
import supertest from 'supertest';
import { answerProblem } from '../problems/answer-problem.ts';
import { mount } from '../routing/mount.ts';
import { ok } from '../routing/reply.ts';
import { route } from '../routing/route.ts';
import { Closed } from './schema.ts';
import type { Sessions } from '../sessions/sessions.ts';

const echo = route({
  ...{ method: 'post', path: '/', summary: 'x', auth: 'none', body: Type.Unknown(), responses: {} },
  handler: ({ body }) => ok({ body }),
});
const nothing = route({
  ...{ method: 'post', path: '/nothing', summary: 'x', auth: 'none', body: Closed({}), responses: {} },
  handler: ({ body }) => ok({ body }),
});
const request = supertest(
  express().use(
    mount([echo, nothing], {} as Sessions),
    answerProblem(() => undefined),
  ),
);

const send = (content: string | Buffer, headers: Record<string, string> = {}) =>
  request
    .post('/')
    .set({ 'Content-Type': 'application/json', ...headers })
    .serialize(asItIs)
    .send(content as string);
const asItIs = (content: unknown) => content as string;

const TEXT = '{"subject":"نامه"}';
const nested = (depth: number) => '['.repeat(depth) + ']'.repeat(depth);
const NOT_UTF8 = Buffer.from('7b226e616d65223a22fffe80227d', 'hex');

describe('a JSON body', () => {
  test.each([
    ['gzip', gzipSync(TEXT)],
    ['deflate', deflateSync(TEXT)],
    ['br', brotliCompressSync(TEXT)],
    ['identity', Buffer.from(TEXT)],
  ])('may be sent as %s', async (encoding, content) => {
    const { body } = await send(content, { 'Content-Encoding': encoding }).expect(200);
    expect(body).toEqual({ body: { subject: 'نامه' } });
  });

  test.each([
    ['gzip', Buffer.from(TEXT)],
    ['deflate', Buffer.from(TEXT)],
    ['br', Buffer.from(TEXT)],
    ['gzip', gzipSync(TEXT).subarray(0, -9)],
    ['br', brotliCompressSync(TEXT).subarray(0, -3)],
  ])('that is no %s, or not all of it, cannot be read', async (encoding, content) => {
    const { body } = await send(content, { 'Content-Encoding': encoding }).expect(400);
    expect(body.code).toBe('not-json');
  });

  test('in an encoding or a charset that is not known is of a type that is not taken', async () => {
    await send(TEXT, { 'Content-Encoding': 'compress' }).expect(415);
    await send(TEXT, { 'Content-Type': 'application/json; charset=koi8-u' }).expect(415);
  });

  test.each(['utf8', 'UTF8', '"utf8"', 'utf8; x=y', 'UTF-8'])('may say that it is in %s', async (charset) => {
    const type = { 'Content-Type': `application/json; charset=${charset}` };
    expect((await send(TEXT, type).expect(200)).body).toEqual({ body: { subject: 'نامه' } });
    await send(NOT_UTF8, type).expect(400);
  });

  test('that unpacks to too much is too large', async () => {
    const bomb = gzipSync(JSON.stringify('x'.repeat(70_000)));
    expect((await send(bomb, { 'Content-Encoding': 'gzip' }).expect(413)).body.code).toBe('too-large');
  });

  test('with bytes that are no UTF-8 is no JSON', async () => {
    expect((await send(NOT_UTF8).expect(400)).body.code).toBe('not-json');
    await send(gzipSync(NOT_UTF8), { 'Content-Encoding': 'gzip' }).expect(400);
  });

  test('that is null is none of an object, though none at all is an empty one', async () => {
    await request.post('/nothing').expect(200, { body: {} });
    const { body } = await request.post('/nothing').set('Content-Type', 'application/json').send('null').expect(422);
    expect(body.errors).toMatchObject([{ pointer: '', code: 'wrong-type' }]);
  });

  test('may be nested as deep as the deepest of ours, and no deeper', async () => {
    await send(nested(32)).expect(200);
    for (const depth of [40, 3_000, 30_000]) expect((await send(nested(depth)).expect(400)).body.code).toBe('not-json');
    await send('{"a":'.repeat(3_000) + '1' + '}'.repeat(3_000)).expect(400);
  });
});
