import { Type, type Static } from '@sinclair/typebox';
import type { TemplateFields } from '../../activities/sms/port.ts';
import { shorten } from '../../activities/sms/shorten.ts';

/** A text that a panel has approved: under which number, and which of a message's fields go into its parameters, in order. */
export const TemplateSchema = Type.Object(
  {
    id: Type.String({ minLength: 1, maxLength: 60 }),
    fields: Type.Array(
      Type.Object(
        { name: Type.String({ minLength: 1, maxLength: 40 }), from: Type.String({ minLength: 1, maxLength: 40 }) },
        { additionalProperties: false },
      ),
      { maxItems: 10 },
    ),
  },
  { additionalProperties: false },
);

/** Templates by the kind of the message. */
export const TemplatesSchema = Type.Record(Type.String({ pattern: '^[a-zA-Z-]{1,40}$' }), TemplateSchema);

export type Templates = Static<typeof TemplatesSchema>;

export interface FilledTemplate {
  id: string;
  parameters: { name: string; value: string }[];
}

/** The template for a message, filled; nothing where the panel has none for its kind, or the message lacks a field of it. */
export function fillTemplate(
  templates: Templates,
  { message, fit }: { message: TemplateFields | undefined; fit: (value: string, name: string) => string },
): FilledTemplate | undefined {
  const template = message && Object.hasOwn(templates, message.kind) ? templates[message.kind] : undefined;
  if (!message || !template) return undefined;
  const parameters = template.fields.map(({ name, from }) => ({ name, value: fit(message.fields[from] ?? '', name) }));
  return parameters.every(({ value }) => value !== '') ? { id: template.id, parameters } : undefined;
}

/** Cuts a field at a word. Panels count UTF-16 units, of which some characters have two. */
export function fitUnits(value: string, most: number): string {
  for (let characters = most; characters > 0; characters--) {
    const fitting = shorten(value, { most: characters, more: '…' });
    if (fitting.length <= most) return fitting;
  }
  return '';
}
