/** Marks that only steer the direction of text. Copied from a right-to-left page they cling to numbers and codes. */
const BIDI_CONTROLS = '\\u061c\\u200e\\u200f\\u202a-\\u202e\\u2066-\\u2069';

/** Soft hyphen, zero-width space, word joiner, byte-order mark: they show nothing and make equal texts differ. */
const INVISIBLE_FILLERS = '\\u00ad\\u200b\\u2060\\ufeff';

/** C0 and C1 controls other than the line feed. PostgreSQL refuses U+0000 in text. */
const CONTROLS = '\\u0000-\\u0009\\u000b-\\u001f\\u007f-\\u009f';

const STRIPPED = new RegExp(`[${CONTROLS}${BIDI_CONTROLS}${INVISIBLE_FILLERS}]|\\p{Surrogate}`, 'gu');
const BETWEEN_CHARACTERS = new RegExp(
  `[\\s\\p{Dash_Punctuation}\\u2212_\\u200c\\u200d${BIDI_CONTROLS}${INVISIBLE_FILLERS}]`,
  'gu',
);

/** Removes what a reader cannot see and a database may not store, half of a surrogate pair included. */
export const stripInvisible = (text: string): string => text.replace(STRIPPED, '');

/** For numbers and codes that people type or paste: no spaces, dashes or invisible marks are left in between. */
export const compact = (text: string): string => text.replace(BETWEEN_CHARACTERS, '');
