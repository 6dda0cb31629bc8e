/** The templates that a customer of this panel has had approved, with the marks of each vendor. */
const TEMPLATES = {
  'sign-in': ['کد ورود به پیشخوان: ', ''],
  registered: ['نامهٔ شما با شمارهٔ ', ' ثبت شد. کد پیگیری: ', ''],
  rejected: ['نامهٔ شما با کد پیگیری ', ' پذیرفته نشد. دلیل: ', ''],
} as const;

/** The same by number, as two of the vendors name them, and by the names that their parameters have there. */
const BY_NUMBER: Record<string, { text: readonly string[]; parameters: readonly string[] }> = {
  '100001': { text: TEMPLATES['sign-in'], parameters: ['CODE'] },
  '100002': { text: TEMPLATES.registered, parameters: ['NUMBER', 'TRACKING'] },
  '100003': { text: TEMPLATES.rejected, parameters: ['TRACKING', 'REASON'] },
};

/** The text as the phone shows it, or nothing for a template that does not exist. */
export function fillTemplate(name: string, values: readonly string[]): string | undefined {
  const pieces = Object.hasOwn(TEMPLATES, name) ? TEMPLATES[name as keyof typeof TEMPLATES] : undefined;
  return pieces && fill(pieces, values);
}

/** The same for a template that is known by its number; nothing also where the values do not fit it. */
export function fillNumbered(number: string, values: readonly string[]): string | undefined {
  const template = Object.hasOwn(BY_NUMBER, number) ? BY_NUMBER[number] : undefined;
  return template && template.parameters.length === values.length ? fill(template.text, values) : undefined;
}

/** The names of a numbered template's parameters, in its order. */
export const parametersOf = (number: string): readonly string[] | undefined =>
  Object.hasOwn(BY_NUMBER, number) ? BY_NUMBER[number]?.parameters : undefined;

const fill = (pieces: readonly string[], values: readonly string[]): string =>
  pieces.map((piece, index) => piece + (index < pieces.length - 1 ? (values[index] ?? '') : '')).join('');
