/** C0 and C1 controls other than the line feed, and the marks of annotations. PostgreSQL refuses U+0000 in text. */
const CONTROLS = '\\u0000-\\u0009\\u000b-\\u001f\\u007f-\\u009f\\ufff9-\\ufffb';

/** Marks of direction, fillers, soft hyphens: a reader sees nothing of them, and they make equal texts differ. */
const IGNORABLE = '\\p{Default_Ignorable_Code_Point}';

const NON_JOINER = '\\u200c';
const JOINER = '\\u200d';
const VARIATION = '\\p{Variation_Selector}';

/** White space, and the Braille pattern without a dot. */
const BLANK = '\\s\\u2800';
const VISIBLE = `[^${BLANK}${IGNORABLE}]`;

const STRIPPED = new RegExp(`(?![${NON_JOINER}${JOINER}${VARIATION}])[${CONTROLS}${IGNORABLE}\\p{Surrogate}]`, 'gu');
const WITHOUT_EFFECT = new RegExp(
  `(?<!${VISIBLE})${VARIATION}|(?<!${VISIBLE}${VARIATION}?)${JOINER}|${JOINER}(?!${VISIBLE})`,
  'gu',
);
const BETWEEN_CHARACTERS = new RegExp(`[\\s\\p{Dash_Punctuation}\\u2212_${IGNORABLE}]`, 'gu');
const EDGE = new RegExp(`[${BLANK}${NON_JOINER}]`, 'u');

/**
 * Removes what a reader cannot see and a database may not store, half of a surrogate pair included. The zero-width non-joiner
 * stays; so do, for the sake of emoji, a joiner between two visible characters and a variation selector after one.
 */
export const stripInvisible = (text: string): string => text.replace(STRIPPED, '').replace(WITHOUT_EFFECT, '');

/** Of a stripped text: whether a character shows nothing where the text begins or ends. */
export const isEdge = (character: string): boolean => EDGE.test(character);

/** For numbers and codes that people type or paste: no spaces, dashes or invisible marks are left in between. */
export const compact = (text: string): string => text.replace(BETWEEN_CHARACTERS, '');
