import type { TSchema } from '@sinclair/typebox';
import { Type } from '@sinclair/typebox';
import { FAULT_CODES } from '../input/fault-codes.ts';
import { PRINTABLE } from '../requests/idempotency.ts';
import { collectSchemas } from './openapi-schemas.ts';
import { paramsSchema } from '../routing/params-schema.ts';
import { PROBLEMS, type ProblemCode } from '../problems/problem-codes.ts';
import type { ResponseSpec, Route } from '../routing/route.ts';

const ProblemSchema = Type.Object(
  {
    type: Type.String(),
    title: Type.String(),
    status: Type.Integer(),
    detail: Type.String(),
    instance: Type.String({ description: '`urn:uuid:` and the id of the request' }),
    code: Type.Unsafe<string>({ type: 'string', enum: Object.keys(PROBLEMS) }),
    errors: Type.Optional(
      Type.Array(
        Type.Object({
          pointer: Type.String({
            description: 'JSON pointer into the body; `/query/…` and `/headers/…` for the others',
          }),
          code: Type.Unsafe<string>({ type: 'string', enum: [...FAULT_CODES] }),
          message: Type.String(),
        }),
      ),
    ),
    currentStatus: Type.Optional(Type.String()),
  },
  { $id: 'Problem' },
);

/** The OpenAPI 3.1 document of the routes, from the same schemas that check requests. */
export const openApiDocument = (routes: readonly Route[], { version }: { version: string }) => {
  const schemas = collectSchemas();
  const paths: Record<string, Record<string, unknown>> = {};
  for (const route of routes) {
    paths[route.path] = { ...paths[route.path], [route.method]: operation(route, schemas.reference) };
  }
  return {
    openapi: '3.1.0',
    info: {
      title: 'پیشخوان · Pishkhan',
      version,
      description:
        'Letters to public bodies. Repeat a POST with the same `Idempotency-Key` and it takes effect once. Errors are RFC 9457 in the language of `Accept-Language`, with every fault at once. Words of people (`format` `line` and `text`) are kept as they are written: trimmed, in Unicode NFC, without control characters; what shows nothing counts as empty. Of numbers and codes the digits may be Persian, and ي ك are ی ک.',
      license: { name: 'Apache-2.0', identifier: 'Apache-2.0' },
    },
    servers: [{ url: '/' }],
    security: [],
    paths,
    components: {
      schemas: schemas.all(),
      securitySchemes: {
        token: { type: 'http', scheme: 'bearer', description: 'The `token` of the session, for programs' },
        accessToken: {
          type: 'http',
          scheme: 'bearer',
          description: 'A token that an applicant makes for a program, with the scopes that are named',
        },
        applicantCookie: { type: 'apiKey', in: 'cookie', name: 'pishkhan_session' },
        staffCookie: { type: 'apiKey', in: 'cookie', name: 'pishkhan_desk' },
      },
    },
  };
};

type Reference = (schema: TSchema) => unknown;

const operation = (route: Route, reference: Reference) => ({
  operationId: operationId(route),
  summary: route.summary,
  tags: [route.tag ?? (route.path.startsWith('/api/desk') ? 'desk' : 'citizen')],
  security: securityOf(route),
  parameters: [
    ...parameters({ place: 'path', schema: paramsSchema(route) }, reference),
    ...parameters({ place: 'query', schema: route.query }, reference),
    ...(route.method === 'get' || route.once ? [] : [IDEMPOTENCY_KEY]),
    ...(route.problems?.includes('precondition-failed') ? [IF_MATCH] : []),
    ...(206 in route.responses ? [RANGE] : []),
    ...(hasVersion(route) ? [IF_NONE_MATCH] : []),
  ],
  ...requestBody(route, reference),
  responses: {
    ...answers(route.responses, reference),
    ...(hasVersion(route) && { 304: UNCHANGED }),
    ...problemAnswers(route, reference),
  },
});

/** For schemes other than OAuth's the names are those of the scopes that a token needs. */
const securityOf = ({ auth, access = 'session' }: Route) => {
  if (auth === 'none') return [];
  const byToken = auth === 'applicant' && access !== 'session' ? [{ accessToken: [access] }] : [];
  return [{ token: [] }, ...byToken, { [`${auth}Cookie`]: [] }];
};

const IDEMPOTENCY_KEY = {
  name: 'Idempotency-Key',
  in: 'header',
  required: false,
  schema: { type: 'string', pattern: PRINTABLE.source },
};
const IF_NONE_MATCH = {
  name: 'If-None-Match',
  in: 'header',
  required: false,
  description: 'The `ETag` of the answer that is known',
  schema: { type: 'string' },
};
const UNCHANGED = {
  description: 'The known answer is still the same',
  headers: { ETag: { schema: { type: 'string' } } },
};
const hasVersion = ({ method, responses }: Route): boolean => method === 'get' && responses[200]?.schema !== undefined;

const IF_MATCH = { name: 'If-Match', in: 'header', required: true, schema: { type: 'string' } };

const RANGE = {
  name: 'Range',
  in: 'header',
  required: false,
  description: 'One range; several are answered with the whole',
  schema: { type: 'string', examples: ['bytes=0-1023'] },
};

const operationId = ({ method, path }: Route): string =>
  method +
  path.replace(/^\/api/, '').replace(/(?<![/{-])[/{-]+(\w)|[}/]/g, (_, letter?: string) => letter?.toUpperCase() ?? '');

const parameters = ({ place, schema }: { place: 'path' | 'query'; schema?: TSchema }, reference: Reference) =>
  Object.entries((schema?.properties ?? {}) as Record<string, TSchema>).map(([name, property]) => ({
    name,
    in: place,
    required: place === 'path' || ((schema?.required as string[] | undefined) ?? []).includes(name),
    schema: reference(property),
  }));

const requestBody = ({ body, signed, form, multipart }: Route, reference: Reference) => {
  const schema = body ?? signed ?? form ?? multipart;
  if (!schema) return {};
  const types = body || signed ? ['application/json'] : form ? FORMS : ['multipart/form-data'];
  const required = !body || saysSomething(schema);
  const content = Object.fromEntries(types.map((type) => [type, { schema: reference(schema) }]));
  return { requestBody: { required, content } };
};

const FORMS = ['application/x-www-form-urlencoded', 'application/json'];

/** Without a body the schema is held against an object that has nothing. */
const saysSomething = ({ required, minProperties }: TSchema): boolean =>
  (required as string[] | undefined)?.length !== undefined || Number(minProperties) > 0;

const answers = (responses: Record<number, ResponseSpec>, reference: Reference) =>
  Object.fromEntries(
    Object.entries(responses).map(([status, { description, schema, mediaType, headers = [] }]) => [
      status,
      {
        description,
        ...(headers.length > 0 && {
          headers: Object.fromEntries(headers.map((name) => [name, { schema: { type: 'string' } }])),
        }),
        ...(schema && { content: { 'application/json': { schema: reference(schema) } } }),
        ...(mediaType && { content: { [mediaType]: { schema: {} } } }),
      },
    ]),
  );

/** Codes of one status share its answer. */
const problemAnswers = (route: Route, reference: Reference) => {
  const byStatus = new Map<number, ProblemCode[]>();
  for (const code of problemsOf(route)) byStatus.set(PROBLEMS[code], [...(byStatus.get(PROBLEMS[code]) ?? []), code]);
  return Object.fromEntries(
    [...byStatus].map(([status, codes]) => [
      status,
      {
        description: codes.map((code) => `\`${code}\``).join(', '),
        ...(status === 429 || status === 503 ? { headers: { 'Retry-After': { schema: { type: 'integer' } } } } : {}),
        content: { 'application/problem+json': { schema: reference(ProblemSchema) } },
      },
    ]),
  );
};

const problemsOf = (route: Route): Set<ProblemCode> =>
  new Set<ProblemCode>([
    ...(route.auth === 'none' ? [] : (['unauthenticated'] as const)),
    ...(route.roles ? (['forbidden'] as const) : []),
    ...(route.auth === 'applicant' ? (['token-not-allowed'] as const) : []),
    ...(route.path.includes('{') ? (['not-found'] as const) : []),
    ...(route.body ? (['not-json'] as const) : []),
    ...(route.body || route.signed || route.form || route.multipart
      ? (['too-large', 'unsupported-media-type'] as const)
      : []),
    'invalid',
    ...(route.method === 'get' ? [] : (['insecure-origin'] as const)),
    ...(route.problems ?? []),
    'unavailable',
  ]);
