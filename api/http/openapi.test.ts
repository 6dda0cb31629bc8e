import { describe, expect, test } from '@jest/globals';
import { Validator } from '@seriousme/openapi-schema-validator';
import { allRoutes } from '../routes.ts';
import type { Services } from '../services.ts';
import { openApiDocument } from './openapi.ts';
import type { Route } from './route.ts';

const anything = () => ({ take: async () => undefined, check: async () => undefined });
const routes = allRoutes({ config: { limits: {} }, limiter: anything } as unknown as Services);
const document = openApiDocument(routes, { version: '1.0.0' });

type Operation = Record<string, unknown> & { responses: Record<string, { content?: object }> };
const operations = Object.entries(document.paths).flatMap(([path, methods]) =>
  Object.entries(methods).map(([method, operation]) => ({ path, method, operation: operation as Operation })),
);

describe('the OpenAPI document of all routes', () => {
  test('is valid OpenAPI 3.1', async () => {
    const validator = new Validator();
    const result = await validator.validate(JSON.parse(JSON.stringify(document)) as Record<string, unknown>);
    expect(result.errors).toBeUndefined();
    expect(result.valid).toBe(true);
    expect(validator.version).toBe('3.1');
  });

  test('has each route once, with an operation id of its own', () => {
    expect(operations).toHaveLength(routes.length);
    const ids = operations.map(({ operation }) => operation.operationId);
    expect(new Set(ids).size).toBe(ids.length);
  });

  test('says of each protected route that it can answer 401', () => {
    const open = routes.filter(({ auth }: Route) => auth === 'none').map(({ method, path }) => `${method} ${path}`);
    for (const { path, method, operation } of operations) {
      if (open.includes(`${method} ${path}`)) expect(operation.security).toEqual([]);
      else expect(Object.keys(operation.responses)).toContain('401');
    }
  });

  test('resolves each reference', () => {
    const text = JSON.stringify(document);
    const names = [...text.matchAll(/"#\/components\/schemas\/(\w+)"/g)].map(([, name]) => name as string);
    expect(names.length).toBeGreaterThan(10);
    for (const name of names) expect(Object.keys(document.components.schemas)).toContain(name);
  });

  test('has every call of the citizens’ and the staff’s API that this part answers for', () => {
    const calls = operations.map(({ method, path }) => `${method} ${path}`);
    expect(calls).toEqual(
      expect.arrayContaining([
        'post /api/v1/sign-in-codes',
        'post /api/v1/sessions',
        'delete /api/v1/sessions/current',
        'patch /api/v1/me',
        'post /api/v1/me/legal-persons',
        'get /api/v1/organisations/{id}',
        'post /api/v1/submissions',
        'post /api/v1/trackings',
        'post /api/desk/v1/sessions',
        'patch /api/desk/v1/units/{id}',
        'patch /api/desk/v1/staff/{id}',
        'post /api/desk/v1/routing-policies',
        'patch /api/desk/v1/organisation',
      ]),
    );
  });
});
