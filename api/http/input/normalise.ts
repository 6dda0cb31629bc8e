import type { TSchema } from '@sinclair/typebox';
import { normaliseLine, normaliseText } from '../../../domain/text/normalise.ts';

/** Normalises every string that the schema names, so that «۰۹۱۲…» and `0912…` are checked alike. Passwords stay. */
export const normalise = (value: unknown, schema: TSchema): unknown => {
  if (typeof value === 'string') return normaliseString(value, schema.format as string | undefined);
  if (Array.isArray(value)) return value.map((item) => normalise(item, (schema.items ?? {}) as TSchema));
  if (typeof value !== 'object' || value === null) return value;
  const properties = (schema.properties ?? {}) as Record<string, TSchema>;
  return Object.fromEntries(
    Object.entries(value).map(([name, inner]) => [name, normalise(inner, properties[name] ?? ({} as TSchema))]),
  );
};

const normaliseString = (text: string, format: string | undefined): string => {
  if (format === 'password') return text;
  if (format === 'uuid') return text.trim().toLowerCase();
  return format === 'line' ? normaliseLine(text) : normaliseText(text);
};
