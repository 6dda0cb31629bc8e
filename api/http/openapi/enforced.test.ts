import { describe, expect, test } from '@jest/globals';
import { apiDocument as document, apiRoutes as routes } from '../../testing/document.ts';
import { checker, queryChecker } from '../input/validate.ts';
import type { Route } from '../routing/route.ts';

interface Schema {
  $ref?: string;
  type?: string | string[];
  properties?: Record<string, Schema>;
  required?: string[];
  additionalProperties?: unknown;
  minProperties?: number;
  items?: Schema;
  anyOf?: Schema[];
  enum?: unknown[];
  pattern?: string;
  format?: string;
  [limit: string]: unknown;
}

type Check = (value: unknown) => { faults: { pointer: string }[] };

interface Violation {
  what: string;
  pointer: string;
  value: unknown;
}

const resolve = (schema: Schema): Schema => {
  const name = schema.$ref?.split('/').at(-1);
  return name ? (document.components.schemas[name] as Schema) : schema;
};

const is = (schema: Schema, type: string) => [schema.type].flat().includes(type);
const STRANGE = ['§', '', '-', '§'.repeat(60)];
const breaking = (pattern: string) => STRANGE.find((text) => !new RegExp(pattern, 'u').test(text)) ?? '\u0001';

/** Values that break one limit each. */
const breaks = (schema: Schema): [string, unknown][] => {
  const found: [string, unknown][] = [];
  const { minLength, maxLength, minimum, maximum, minItems, maxItems } = schema as Record<string, number | undefined>;
  if (is(schema, 'string')) {
    found.push(['type', {}]);
    if (minLength) found.push(['minLength', 'ا'.repeat(minLength - 1)]);
    if (maxLength) found.push(['maxLength', 'ا'.repeat(maxLength + 1)]);
    if (schema.pattern) found.push(['pattern', breaking(schema.pattern)]);
    if (schema.format && ['uuid', 'date', 'date-time'].includes(schema.format)) found.push(['format', 'خیر']);
  }
  if (schema.enum) found.push(['enum', 'no-such-value']);
  if (is(schema, 'integer')) found.push(['type', 'x']);
  if (minimum !== undefined) found.push(['minimum', minimum - 1]);
  if (maximum !== undefined) found.push(['maximum', maximum + 1]);
  if (minItems) found.push(['minItems', []]);
  if (maxItems) found.push(['maxItems', Array(maxItems + 1).fill('x')]);
  if (schema.uniqueItems) found.push(['uniqueItems', is(resolve(schema.items ?? {}), 'integer') ? [1, 1] : ['x', 'x']]);
  if (is(schema, 'boolean')) found.push(['type', 'x']);
  if (is(schema, 'object') && schema.additionalProperties === false) found.push(['closed', { 'no-such-field': 1 }]);
  return found;
};

/** All that the document forbids of a body or query, field by field and inside lists. */
const violations = (schema: Schema, wrap: (value: unknown) => unknown, pointer: string): Violation[] => {
  const own = resolve(schema);
  const here = breaks(own).map(([what, value]) => ({ what, pointer, value: wrap(value) }));
  const fields = Object.entries(own.properties ?? {}).flatMap(([name, field]) =>
    violations(field, (value) => wrap({ [name]: value }), `${pointer}/${name}`),
  );
  const items = own.items ? violations(own.items, (value) => wrap([value]), `${pointer}/0`) : [];
  return [...here, ...fields, ...items];
};

const isRefused = (check: Check, { value, pointer, what }: Violation) => {
  const at = what === 'closed' ? `${pointer}/no-such-field` : pointer;
  return check(value).faults.some((fault) => fault.pointer === at);
};

interface Operation {
  parameters: { name: string; in: string; required: boolean; schema: Schema }[];
  requestBody?: { required: boolean; content: Record<string, { schema: Schema }> };
}
const operationOf = ({ path, method }: Route) => document.paths[path]?.[method] as Operation;
const named = ({ method, path }: Route) => `${method} ${path}`;
const whole = (value: unknown) => value;
const withBody = routes.filter(({ body }) => body);

describe('what the document forbids, the API refuses:', () => {
  test.each(withBody.map((route) => [named(route), route] as const))('the body of %s', (_name, route) => {
    const schema = operationOf(route).requestBody?.content['application/json']?.schema as Schema;
    const check = checker(route.body!);
    const taken = violations(schema, whole, '').filter((violation) => !isRefused(check, violation));
    expect(taken).toEqual([]);
  });

  test.each(routes.filter(({ query }) => query).map((route) => [named(route), route] as const))(
    'the query of %s',
    (_name, route) => {
      const parameters = operationOf(route).parameters.filter((parameter) => parameter.in === 'query');
      const all = parameters.flatMap(({ name, schema }) =>
        violations(schema, (value) => ({ [name]: typeof value === 'object' ? value : String(value) }), `/${name}`),
      );
      const check = queryChecker(route.query!);
      expect(all.filter((violation) => !isRefused(check, violation))).toEqual([]);
    },
  );

  test('and there is much of it', () => {
    const all = withBody.flatMap((route) =>
      violations(operationOf(route).requestBody?.content['application/json']?.schema as Schema, whole, ''),
    );
    const kinds = new Set(all.map(({ what }) => what));
    expect(all.length).toBeGreaterThan(150);
    for (const kind of ['minLength', 'maxLength', 'pattern', 'enum', 'minimum', 'maxItems', 'closed', 'format']) {
      expect(kinds).toContain(kind);
    }
  });
});

describe('what the API refuses, the document forbids:', () => {
  test.each(withBody.map((route) => [named(route), route] as const))(
    'no body, or a strange field, to %s',
    (_name, route) => {
      const { required, content } = operationOf(route).requestBody!;
      const schema = resolve(content['application/json']!.schema);
      const check = checker(route.body!);
      expect(required).toBe(check({}).faults.length > 0);
      const refuses = isRefused(check, { what: 'closed', pointer: '', value: { 'no-such-field': 1 } });
      expect(schema.additionalProperties === false).toBe(refuses);
    },
  );

  test('a form with another part', () => {
    for (const route of routes.filter(({ multipart }) => multipart)) {
      const schema = operationOf(route).requestBody?.content['multipart/form-data']?.schema as Schema;
      expect(resolve(schema)).toMatchObject({ additionalProperties: false, required: ['file'] });
    }
  });

  test.each([
    ['/api/v1/sign-in-codes', 'mobile', ['0912', 'abc', '']],
    ['/api/v1/sessions', 'code', ['12345', 'abcdef', '']],
    ['/api/v1/trackings', 'trackingCode', ['2345', 'XXXX-XXXX', '']],
    ['/api/v1/trackings', 'mobileLastFour', ['678', '67890', 'abcd']],
    ['/api/v1/me/legal-persons', 'legalId', ['1038028479', '103802847901']],
    ['/api/desk/v1/sessions', 'totp', ['12345', '1234567', 'abcdef']],
    ['/api/desk/v1/staff', 'username', ['ab', 'Has Blank', 'نام']],
  ] as const)('what is no value of %s %s', (path, field, values) => {
    const route = routes.find((one) => one.path === path && one.method === 'post')!;
    const schema = resolve(operationOf(route).requestBody!.content['application/json']!.schema);
    const { pattern } = resolve(schema.properties![field] as Schema);
    const check = checker(route.body!);
    for (const value of values) {
      expect([value, isRefused(check, { what: '', pointer: `/${field}`, value: { [field]: value } })]).toEqual([
        value,
        true,
      ]);
      expect([value, new RegExp(pattern as string, 'u').test(value)]).toEqual([value, false]);
    }
  });
});
