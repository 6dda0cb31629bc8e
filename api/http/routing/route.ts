import type { Static, TSchema, TUnknown } from '@sinclair/typebox';
import type { Request, RequestHandler, Response } from 'express';
import type { Language } from '../texts/language.ts';
import type { Access } from '../sessions/access.ts';
import type { ApplicantPrincipal, Role, StaffPrincipal } from '../sessions/principal.ts';
import type { Fault, ProblemCode } from '../problems/problem.ts';
import type { Reply } from './reply.ts';

export type Auth = 'none' | 'applicant' | 'staff';

export interface PrincipalOf {
  none: undefined;
  applicant: ApplicantPrincipal;
  staff: StaffPrincipal;
}

/** What a handler is given: everything is parsed, validated, and typed from the route's own schemas. */
export interface Call<Body, Query, Params, Who extends Auth> {
  body: Body;
  query: Query;
  params: Params;
  principal: PrincipalOf[Who];
  language: Language;
  /** The `Idempotency-Key` header, or a random uuid when there is none. */
  idempotencyKey: string;
  /** The raw Express pair, for streaming in (multipart) and out (content). */
  request: Request;
  response: Response;
}

/** A call whose body has faults. */
export interface FaultyCall<Body, Params, Who extends Auth> extends Pick<
  Call<Body, unknown, Params, Who>,
  'params' | 'principal'
> {
  body: Partial<Body>;
}

/** `/units/{id}` → `{ id: string }` */
export type ParamsOf<Path extends string> = Path extends `${string}{${infer Name}}${infer Rest}`
  ? Record<Name, string> & ParamsOf<Rest>
  : unknown;

export interface ResponseSpec {
  description: string;
  /** Schema of the JSON answer; none for an empty one. */
  schema?: TSchema;
  /** Media type of an answer that is a stream of bytes. */
  mediaType?: string;
  headers?: readonly ('ETag' | 'Location' | 'Retry-After' | 'Content-Range')[];
}

/**
 * A route is declared once and makes both the Express route and its part of the OpenAPI document.
 * `createApp` mounts it as: session → roles or access → `use` → idempotency key → params, query, body → handler.
 */
export interface RouteDefinition<
  Path extends string = string,
  Who extends Auth = Auth,
  B extends TSchema = TUnknown,
  Q extends TSchema = TUnknown,
> {
  method: 'get' | 'post' | 'patch' | 'put' | 'delete';
  /** The whole path in OpenAPI form, `/api/v1/submissions/{id}`. */
  path: Path;
  summary: string;
  tag?: string;
  auth: Who;
  /** Applicants' routes: what a program's token needs. */
  access?: Access;
  /** Staff routes: one of these roles is needed, else 403. */
  roles?: readonly Role[];
  /** JSON body, read by `normalise` before it is checked. */
  body?: B;
  /**
   * What only the database tells of a body, to be told together with the faults of its form; `body` is what of it has the right form.
   * A body without faults of form is the handler's.
   */
  furtherFaults?(call: FaultyCall<Static<B>, ParamsOf<Path>, Who>): Promise<Fault[]>;
  /** Largest JSON body where the usual 64 kB are too few, such as `2mb`. */
  bodyLimit?: string;
  /** The handler reads `multipart/form-data` from `call.request` itself; this is its schema for the document only. */
  multipart?: TSchema;
  /** The handler reads a form, or JSON of the same fields, from `call.request` itself; this is its schema for the document only. */
  form?: TSchema;
  /** The handler reads signed JSON from `call.request` itself; this is its schema for the document only. */
  signed?: TSchema;
  /** Without it no parameter is taken. */
  query?: Q;
  /** Of what can be done once and not again, such as signing in with a code, and of a hook: no `Idempotency-Key` is offered. */
  once?: true;
  /** Stands for the default, which takes every parameter of the path as a uuid (a false one is 404). */
  params?: TSchema;
  /** Further middlewares, such as `limited(…)`. */
  use?: readonly RequestHandler[];
  responses: Record<number, ResponseSpec>;
  /** Problems of this route beside those that follow from `auth`, `body`, `query` and `params`. */
  problems?: readonly ProblemCode[];
  /** Answers with a `Reply`, or with nothing when it has written to `call.response` itself. */
  handler(call: Call<Static<B>, Static<Q>, ParamsOf<Path>, Who>): Promise<Reply | void> | Reply;
}

export type Route = RouteDefinition<string, Auth, TSchema, TSchema>;

/**
 * Declares a route:
 *
 *     route({
 *       method: 'post', path: '/api/v1/submissions/{id}/withdraw', summary: 'Withdraw a letter',
 *       auth: 'applicant',
    access: 'letters:write', body: Type.Object({}), problems: ['wrong-state'],
 *       responses: { 200: { description: 'The letter', schema: Submission, headers: ['ETag'] } },
 *       handler: async ({ params, principal, idempotencyKey }) => ok(await withdraw(…), { ETag: … }),
 *     })
 */
export const route = <
  const Path extends string,
  Who extends Auth,
  B extends TSchema = TUnknown,
  Q extends TSchema = TUnknown,
>(
  definition: RouteDefinition<Path, Who, B, Q>,
): Route => definition;
