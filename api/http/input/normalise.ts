import type { TSchema } from '@sinclair/typebox';
import { normaliseCode, tidyLine, tidyText } from '../../../domain/text/normalise.ts';

/**
 * Reads every string that the schema names. Words of people (`line`, `text`) stay as they were written, and so do passwords; all else
 * is a code, of which «۰۹۱۲…» and `0912…` are the same.
 */
export const normalise = (value: unknown, schema: TSchema): unknown => {
  if (typeof value === 'string') return normaliseString(value, schema.format as string | undefined);
  if (Array.isArray(value)) return value.map((item) => normalise(item, (schema.items ?? {}) as TSchema));
  if (typeof value !== 'object' || value === null) return value;
  const properties = (schema.properties ?? {}) as Record<string, TSchema>;
  const others = (schema.additionalProperties || {}) as TSchema;
  return Object.fromEntries(
    Object.entries(value).map(([name, inner]) => [name, normalise(inner, properties[name] ?? others)]),
  );
};

const normaliseString = (text: string, format: string | undefined): string => {
  switch (format) {
    case 'password':
      return text;
    case 'uri':
      return text.trim();
    case 'uuid':
      return text.trim().toLowerCase();
    case 'line':
      return tidyLine(text);
    case 'text':
      return tidyText(text);
    default:
      return normaliseCode(text);
  }
};
