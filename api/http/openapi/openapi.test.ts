import { describe, expect, test } from '@jest/globals';
import { Validator } from '@seriousme/openapi-schema-validator';
import { apiDocument as document, apiRoutes as routes, isDocumented } from '../../testing/document.ts';
import type { Route } from '../routing/route.ts';

type Operation = Record<string, unknown> & { responses: Record<string, { content?: Record<string, unknown> }> };

const BYTES = '*/*';
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

  test('says of each route with a form that the form may be too large, of another type, or wrong', () => {
    const forms = routes.filter(({ multipart }: Route) => multipart);
    expect(forms).not.toEqual([]);
    for (const { method, path } of forms) {
      for (const status of [413, 415, 422]) expect(isDocumented({ method, path, status })).toBe(true);
    }
  });

  test('says of each stream that a range of it can be asked for', () => {
    const streams = operations.filter(({ operation }) => operation.responses[200]?.content?.[BYTES]);
    expect(streams).toHaveLength(2);
    for (const { operation } of streams) {
      expect(operation.parameters).toContainEqual(expect.objectContaining({ name: 'Range', in: 'header' }));
      expect(Object.keys(operation.responses)).toEqual(expect.arrayContaining(['206', '416']));
    }
  });

  test('asks for a body only where a call says something with it', () => {
    const isAsked = ({ operation }: (typeof operations)[number]) =>
      (operation.requestBody as { required?: boolean } | undefined)?.required ?? false;
    const asked = operations.filter(isAsked).map(({ method, path }) => `${method} ${path}`);
    expect(asked).toEqual(
      expect.arrayContaining(['post /api/v1/submissions', 'post /api/v1/submissions/{id}/documents']),
    );
    for (const empty of ['submit', 'withdraw']) expect(asked).not.toContain(`post /api/v1/submissions/{id}/${empty}`);
  });

  test('knows a call by its path, and that it cannot be answered in every way', () => {
    const path = '/api/v1/submissions/0a000000-0000-4000-8000-000000000001/submit';
    expect(isDocumented({ method: 'POST', path, status: 409 })).toBe(true);
    expect(isDocumented({ method: 'POST', path, status: 418 })).toBe(false);
    expect(isDocumented({ method: 'PUT', path, status: 405 })).toBe(true);
    expect(isDocumented({ method: 'GET', path: '/api/v1/nothing', status: 404 })).toBe(true);
  });

  test('offers an idempotency key wherever something changes, but not to sign in, for what is shown once, and for partners', () => {
    const without = operations
      .filter(({ method, operation }) => method !== 'get' && !JSON.stringify(operation).includes('Idempotency-Key'))
      .map(({ method, path }) => `${method} ${path}`);
    expect(without.filter((one) => !one.startsWith('post /hooks/')).sort()).toEqual([
      'post /api/desk/v1/sessions',
      'post /api/v1/me/tokens',
      'post /api/v1/me/webhooks',
      'post /api/v1/me/webhooks/{id}/deliveries/{deliveryId}/replay',
      'post /api/v1/sessions',
    ]);
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
