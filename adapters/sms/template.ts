import { Type } from '@sinclair/typebox';
import type { TemplateFields } from '../../activities/sms/port.ts';
import { shorten } from '../../activities/sms/shorten.ts';

const NAME = '[\\w-]{1,40}';
const ENTRY = `${NAME}=[\\w-]{1,60}(?:,${NAME}=${NAME}){1,10}`;

/**
 * The texts that a panel has approved, as an administrator writes them: `kind=number,PARAMETER=field,…` with semicolons between. `kind` is
 * the message's, `field` one of its fields, in the order of the panel's parameters.
 */
export const TemplatesText = () =>
  Type.String({
    maxLength: 2_000,
    pattern: `^ *${ENTRY} *(?:; *${ENTRY} *)*$`,
    examples: ['code=123456,CODE=code; rejected=123457,TRACKING=trackingCode,REASON=text'],
  });

/** One of them: under which number, and which of a message's fields go into its parameters. */
interface Template {
  id: string;
  fields: { name: string; from: string }[];
}

export type Templates = ReadonlyMap<string, Template>;

/** Reads what {@link TemplatesText} takes. */
export function parseTemplates(text = ''): Templates {
  const entries = text.split(';').map((entry) => entry.trim().split(',').map(toPair));
  return new Map(
    entries.flatMap(([head, ...fields]) => (head?.from ? [[head.name, { id: head.from, fields }] as const] : [])),
  );
}

function toPair(text: string): { name: string; from: string } {
  const [name = '', from = ''] = text.split('=');
  return { name, from };
}

export interface FilledTemplate {
  id: string;
  parameters: { name: string; value: string }[];
}

/** The template for a message, filled; nothing where the panel has none for its kind, or the message lacks a field of it. */
export function fillTemplate(
  templates: Templates,
  { message, fit }: { message: TemplateFields | undefined; fit: (value: string, name: string) => string },
): FilledTemplate | undefined {
  const template = message && templates.get(message.kind);
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
