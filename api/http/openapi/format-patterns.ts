/** A digit as people type it: Latin, Persian or Arabic. */
const DIGIT = '0-9۰-۹٠-٩';
const digits = (count: number) => `^[${DIGIT}]{${count}}$`;
const digitsAmong = (count: number) => `^(?:[^${DIGIT}]*[${DIGIT}]){${count}}`;

/**
 * What the document says of the formats that only this API knows. They are as narrow as a pattern can be: whoever sends something else is
 * refused, and of what fits them the check digits decide.
 */
const PATTERNS: Record<string, string> = {
  mobile: digitsAmong(10),
  'national-id': `${digitsAmong(10)}[^${DIGIT}]*$`,
  'legal-id': `${digitsAmong(11)}[^${DIGIT}]*$`,
  'tracking-code': `^(?:[^A-Za-z${DIGIT}]*[A-Za-z${DIGIT}]){12}`,
  'one-time-code': digitsAmong(6),
  totp: digits(6),
  'four-digits': digits(4),
  username: `^[a-z${DIGIT}.-]{3,60}$`,
};

/** The schema with the pattern of its format. */
export const withPattern = (schema: { format?: unknown }): object => {
  const pattern = typeof schema.format === 'string' ? PATTERNS[schema.format] : undefined;
  return pattern ? { ...schema, pattern } : schema;
};
