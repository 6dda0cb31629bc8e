import { NOTICE_FIELDS, RULES, type NoticeField, type NoticeTextKind } from './fields.ts';

/** In characters; what is put in comes on top of it. */
export const LONGEST_NOTICE = 400;

const TOKEN = /\{([^{}\n]*)\}/g;

export type TemplateFault =
  | { readonly fault: 'empty' }
  | { readonly fault: 'tooLong' }
  | { readonly fault: 'unknownField'; readonly field: string }
  /** One of these is needed. */
  | { readonly fault: 'missingField'; readonly fields: readonly NoticeField[] };

const isField = (name: string): name is NoticeField => (NOTICE_FIELDS as readonly string[]).includes(name);

const fieldsIn = (template: string): string[] => [...template.matchAll(TOKEN)].map(([, name = '']) => name);

/** What is wrong with a text: a field that this notice does not have, or that it cannot do without. */
export function templateFaults(kind: NoticeTextKind, template: string): TemplateFault[] {
  if (template.trim() === '') return [{ fault: 'empty' }];
  const { fields, needed } = RULES[kind];
  const used = fieldsIn(template);
  const unknown = [...new Set(used)].filter((name) => !isField(name) || !fields.includes(name));
  const missing = needed.filter((group) => !group.some((field) => used.includes(field)));
  return [
    ...(Array.from(template).length > LONGEST_NOTICE ? [{ fault: 'tooLong' } as const] : []),
    ...unknown.map((field) => ({ fault: 'unknownField', field }) as const),
    ...missing.map((group) => ({ fault: 'missingField', fields: group }) as const),
  ];
}

/** What is known of a letter; a line is left out of the text when none of its fields has a value. */
export type NoticeValues = Partial<Record<NoticeField, string>>;

/** Puts what is known in the place of the fields. A value is never read for fields itself. */
export const fillTemplate = (template: string, values: NoticeValues): string =>
  template
    .split('\n')
    .filter((line) => isSaid(fieldsIn(line).filter(isField), values))
    .map((line) =>
      line.replace(TOKEN, (token, name: string) => (isField(name) ? (values[name] ?? '') : token)).trimEnd(),
    )
    .join('\n');

const isSaid = (fields: readonly NoticeField[], values: NoticeValues): boolean =>
  fields.length === 0 || fields.some((field) => values[field]);
