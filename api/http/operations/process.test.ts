import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { describe, expect, test } from '@jest/globals';
import express from 'express';
import supertest from 'supertest';
import { listening } from '../../lifecycle.ts';
import { answerProblem } from '../problems/answer-problem.ts';
import { deadline } from '../requests/deadline.ts';
import { health } from './health.ts';
import { createMetrics, metricsServer } from './metrics.ts';
import { mount } from '../routing/mount.ts';
import { ok } from '../routing/reply.ts';
import { route } from '../routing/route.ts';
import type { Sessions } from '../sessions/sessions.ts';

const never = () => new Promise<never>(() => undefined);
const open = { auth: 'none', summary: 'x', responses: { 200: { description: 'x' } } } as const;

const anApp = (errors: unknown[] = []) => {
  const metrics = createMetrics();
  const routes = [
    route({ ...open, method: 'get', path: '/slow', handler: never }),
    route({ ...open, method: 'post', path: '/slow', handler: never }),
    route({
      ...open,
      method: 'get',
      path: '/late',
      handler: () => new Promise((done) => setTimeout(() => done(ok({})), 90)),
    }),
    route({ ...open, method: 'get', path: '/letters/{id}', handler: ({ params }) => ok(params) }),
    route({ ...open, method: 'get', path: '/broken', handler: () => Promise.reject(new Error('secret')) }),
  ];
  const app = express().use(metrics.observe, deadline(50), mount(routes, {} as Sessions));
  app.use(answerProblem((error) => errors.push(error)));
  return { request: supertest(app), metrics };
};

describe('a deadline', () => {
  test('tells who asks that nobody answers, and who commands that the outcome is not known', async () => {
    const { request } = anApp();
    expect((await request.get('/slow').expect(503)).body.code).toBe('unavailable');
    const { body, headers } = await request.post('/slow').expect(503);
    expect(body.code).toBe('outcome-pending');
    expect(headers['retry-after']).toBe('5');
  });

  test('is not disturbed by an answer that comes too late', async () => {
    const errors: unknown[] = [];
    await anApp(errors).request.get('/late').expect(503);
    await new Promise((resolve) => setTimeout(resolve, 80));
    expect(errors).toEqual([]);
  });
});

test('a parameter that the route does not know is a fault, also where it knows none', async () => {
  const { body } = await anApp().request.get('/letters/0a000000-0000-4000-8000-000000000001?limit=1').expect(422);
  expect(body.errors).toMatchObject([{ pointer: '/query/limit', code: 'unknown-field' }]);
});

test('a fault of ours goes to the log and tells the client nothing', async () => {
  const errors: unknown[] = [];
  const { text } = await anApp(errors).request.get('/broken').expect(500);
  expect(text).not.toContain('secret');
  expect(errors).toHaveLength(1);
});

test('metrics know routes and no ids', async () => {
  const { request, metrics } = anApp();
  const id = '0a000000-0000-4000-8000-000000000001';
  expect((await request.get(`/letters/${id}`).expect(200)).body).toEqual({ id });
  await request.get('/nowhere').expect(404);
  const server = metricsServer(metrics.registry).listen(0);
  const answer = await fetch(`http://127.0.0.1:${(server.address() as AddressInfo).port}/metrics`);
  const text = await answer.text();
  expect(text).toContain('pishkhan_api_request_seconds_count{method="GET",route="/letters/{id}",status="200"} 1');
  expect(text).not.toContain(id);
  expect(text).not.toContain('nowhere');
  server.close();
});

test('readiness names the part that does not answer', async () => {
  const checks = { database: () => Promise.resolve(), engine: () => Promise.reject(new Error('secret')) };
  const logged: object[] = [];
  const request = supertest(express().use(health(checks, (details) => logged.push(details))));
  const { body } = await request.get('/api/readyz').expect(503);
  expect(body).toEqual({ status: 'unavailable', parts: { database: 'ok', engine: 'unavailable' } });
  expect(JSON.stringify(logged)).not.toContain('secret');
});

test('a taken port is named', async () => {
  const first = createServer().listen(0);
  await once(first, 'listening');
  const { port } = first.address() as AddressInfo;
  await expect(listening(createServer(), port)).rejects.toThrow(`Port ${port} is taken.`);
  first.close();
});
