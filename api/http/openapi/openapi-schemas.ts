import type { TSchema } from '@sinclair/typebox';
import { withPattern } from './format-patterns.ts';

/** Gathers the schemas that have an `$id` as components and puts a `$ref` where each stood. */
export const collectSchemas = () => {
  const components = new Map<string, unknown>();

  const reference = (schema: TSchema): unknown => replace(schema);

  const replace = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(replace);
    if (typeof value !== 'object' || value === null) return value;
    const { $id: name, ...rest } = value as { $id?: string };
    const inner = () =>
      Object.fromEntries(Object.entries(withPattern(rest)).map(([key, part]) => [key, replace(part)]));
    if (name === undefined) return inner();
    if (!components.has(name)) {
      components.set(name, {});
      components.set(name, inner());
    }
    return { $ref: `#/components/schemas/${name}` };
  };

  return {
    reference,
    all: () => Object.fromEntries([...components].sort(([a], [b]) => a.localeCompare(b))),
  };
};
