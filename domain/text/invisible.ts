/** C0 and C1 controls other than the tab and the line feed, and the marks of annotations. PostgreSQL refuses U+0000 in text. */
const CONTROLS = '\\u0000-\\u0008\\u000b-\\u001f\\u007f-\\u009f\\ufff9-\\ufffb';

/** Embeddings and overrides of direction, fillers, soft hyphens: a reader sees nothing of them, and some are made to mislead. */
const IGNORABLE = '\\p{Default_Ignorable_Code_Point}';

const NON_JOINER = '\\u200c';
const JOINER = '\\u200d';
/** LRM, RLM and ALM: letters of no width, on Persian keyboards, that put a number or a bracket in its place. */
const MARKS = '\\u200e\\u200f\\u061c';
const VARIATION = '\\p{Variation_Selector}';

/** White space, and the Braille pattern without a dot. */
const BLANK = '\\s\\u2800';
const VISIBLE = `[^${BLANK}${IGNORABLE}]`;

const STRIPPED = new RegExp(
  `(?![${NON_JOINER}${JOINER}${MARKS}${VARIATION}])[${CONTROLS}${IGNORABLE}\\p{Surrogate}]`,
  'gu',
);
const WITHOUT_EFFECT = new RegExp(
  `(?<!${VISIBLE})${VARIATION}|(?<!${VISIBLE}${VARIATION}?)${JOINER}|${JOINER}(?!${VISIBLE})`,
  'gu',
);
const BETWEEN_CHARACTERS = new RegExp(`[\\s\\p{Dash_Punctuation}\\u2212_${IGNORABLE}]`, 'gu');
const ALL_MARKS = new RegExp(`[${MARKS}]`, 'gu');
const EDGE = new RegExp(`[${BLANK}${NON_JOINER}${MARKS}]`, 'u');

/**
 * Removes what a reader cannot see and a database may not store, half of a surrogate pair included. The zero-width non-joiner
 * is spelling in Persian («نامه‌ها») and stays; so do marks of direction and, for the sake of emoji, a joiner between two visible
 * characters and a variation selector after one.
 */
export const stripInvisible = (text: string): string => text.replace(STRIPPED, '').replace(WITHOUT_EFFECT, '');

/** Without marks of direction: for texts that are compared. */
export const stripMarks = (text: string): string => text.replace(ALL_MARKS, '');

/** Of a stripped text: whether a character shows nothing where the text begins or ends. */
export const isEdge = (character: string): boolean => EDGE.test(character);

/** For numbers and codes that people type or paste: no spaces, dashes or invisible marks are left in between. */
export const compact = (text: string): string => text.replace(BETWEEN_CHARACTERS, '');
