import { Type, type TSchema } from '@sinclair/typebox';
import type { Route } from './route.ts';
import { Uuid } from '../input/schema.ts';

const NAMES = /\{(\w+)\}/g;

/** What the path's parameters have to be: uuids, unless the route says otherwise. */
export const paramsSchema = (route: Route): TSchema | undefined => {
  const names = [...route.path.matchAll(NAMES)].map(([, name]) => name as string);
  if (names.length === 0) return undefined;
  return route.params ?? Type.Object(Object.fromEntries(names.map((name) => [name, Uuid()])));
};

/** `/units/{id}` in the form of Express: `/units/:id` */
export const expressPath = (path: string): string => path.replace(NAMES, ':$1');
