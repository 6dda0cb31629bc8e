import type { TSchema } from '@sinclair/typebox';

/**
 * Reads the whole numbers and truth values that the schema names, as people write them: `20`, `true`. What is written in another way,
 * such as `0x14` or `2e1`, stays text, and the schema then refuses it.
 */
export const readNumbers = (fields: unknown, schema: TSchema): unknown => {
  const properties = (schema.properties ?? {}) as Record<string, TSchema>;
  return Object.fromEntries(
    Object.entries(fields as object).map(([name, text]) => [name, read(text, properties[name]?.type)]),
  );
};

const read = (text: unknown, type: unknown): unknown => {
  if (type === 'integer') return typeof text === 'string' && /^\d{1,15}$/.test(text) ? Number(text) : text;
  if (type === 'boolean') return text === 'true' || (text === 'false' ? false : text);
  return text;
};
