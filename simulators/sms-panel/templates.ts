/** The templates that a customer of this panel has had approved. */
const TEMPLATES: Record<string, string> = {
  'sign-in': 'کد ورود به پیشخوان: %token',
  registered: 'نامهٔ شما با شمارهٔ %token ثبت شد. کد پیگیری: %token2',
  rejected: 'نامهٔ شما با کد پیگیری %token پذیرفته نشد. دلیل: %token2',
};

/** The text as the phone shows it, or nothing for a template that does not exist. */
export function fillTemplate(name: string, [token = '', token2 = '', token3 = '']: string[]): string | undefined {
  const values: Record<string, string> = { '%token': token, '%token2': token2, '%token3': token3 };
  if (!Object.hasOwn(TEMPLATES, name)) return undefined;
  return TEMPLATES[name]?.replace(/%token[23]?/g, (mark) => values[mark] ?? '');
}
