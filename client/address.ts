import type { paths } from './api.gen.ts';

/** A path of the API, as its document writes it. */
export type Path = keyof paths;
export type Method = 'GET' | 'POST' | 'PATCH' | 'DELETE';

type Operation<P extends Path, M extends Method> = paths[P][Lowercase<M>];
type JsonOf<Part> = Part extends { content: { 'application/json': infer Json } } ? Json : undefined;

/** The methods that the document has at a path. */
export type MethodOf<P extends Path> = { [M in Method]: Operation<P, M> extends undefined ? never : M }[Method];

/** What a call is answered with. */
export type AnswerTo<P extends Path, M extends Method> =
  Operation<P, M> extends { responses: infer Responses } ? JsonOf<Responses[keyof Responses]> : never;

/** What a call says. */
export type BodyOf<P extends Path, M extends Method> =
  Operation<P, M> extends { requestBody?: infer Body } ? JsonOf<NonNullable<Body>> : undefined;

export type QueryOf<P extends Path> = paths[P] extends { get: { parameters: { query?: infer Query } } }
  ? Query
  : undefined;

type Blanks<P extends string> = P extends `${string}{${infer Name}}${infer Rest}`
  ? Record<Name, string> & Blanks<Rest>
  : unknown;

type Filled<P extends Path> = Blanks<P> & { query?: QueryOf<P> };

declare const path: unique symbol;

/** Where a call goes; it remembers the path that it was made of, and by it what is said and answered there. */
export type Address<P extends Path> = string & { readonly [path]: P };

/** `at('/api/v1/submissions/{id}', { id })`. Of the query, what is undefined is left out. */
export const at = <P extends Path>(
  template: P,
  ...[filled]: Record<never, never> extends Filled<P> ? [Filled<P>?] : [Filled<P>]
): Address<P> => {
  const { query = {}, ...blanks } = (filled ?? {}) as { query?: object } & Record<string, string>;
  const place = template.replace(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(blanks[name] ?? ''));
  const asked = Object.entries(query).flatMap(([name, value]) =>
    value === undefined ? [] : [[name, String(value)] as [string, string]],
  );
  return (asked.length > 0 ? `${place}?${new URLSearchParams(asked).toString()}` : place) as Address<P>;
};
