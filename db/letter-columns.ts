/** What a column holds, as it is read; `?` where it may be null. */
interface Kinds {
  text: string;
  number: number;
  boolean: boolean;
  instant: Date;
}

/**
 * The columns of a letter's row beside its sealed state, by their names outside the database. What is written, what is read and the
 * statements are made of this list alone; a new column is a migration and a line here.
 */
const COLUMNS = {
  id: 'text',
  organisationId: 'text',
  applicantId: 'text',
  unitId: 'text?',
  serviceId: 'text?',
  assigneeId: 'text?',
  status: 'text',
  needsAttention: 'boolean',
  sequence: 'number',
  subject: 'text',
  trackingCode: 'text?',
  letterNumber: 'text?',
  clientReference: 'text?',
  correctionOf: 'text?',
  documentCount: 'number?',
  createdAt: 'instant',
  updatedAt: 'instant',
  submittedAt: 'instant?',
  promisedAt: 'instant?',
  decidedAt: 'instant?',
  registeredAt: 'instant?',
  answeredAt: 'instant?',
  dueAt: 'instant?',
} as const satisfies Record<string, keyof Kinds | `${keyof Kinds}?`>;

/** The letter's own: they never change. */
const FIXED: readonly string[] = ['id', 'organisationId', 'applicantId', 'createdAt'];

type Columns = typeof COLUMNS;
type Kind<Spelled> = Spelled extends `${infer Bare extends keyof Kinds}?`
  ? Kinds[Bare] | null
  : Spelled extends keyof Kinds
    ? Kinds[Spelled]
    : never;
/** An instant may be written as it goes through JSON. */
type Writable<Value> = Value extends Date ? Date | string : Value;

/** A letter's row as it is read. */
export type LetterColumns = { [Name in keyof Columns]: Kind<Columns[Name]> };
/** A letter's row as it is written. */
export type LetterValues = { [Name in keyof Columns]: Writable<Kind<Columns[Name]>> };

const names = Object.keys(COLUMNS) as (keyof Columns)[];
const inDatabase = (name: string): string => name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);

const selected = names.map((name) => `${inDatabase(name)} as "${name}"`).join(', ');

/** For a `select` of the whole row. */
export const SELECT_LETTER = `${selected}, state`;

/** For a `select` of what a list shows; of a row that is not summarised the state, to complete it from. */
export const SELECT_SUMMARY = `${selected}, shown, case when not summarised then state end as state`;

/** What a list shows besides what every version has written. */
const SINCE_0022 = ['serviceId', 'correctionOf', 'documentCount', 'decidedAt', 'registeredAt', 'answeredAt', 'dueAt'];
export const SUMMARY = [...SINCE_0022.map(inDatabase), 'shown', 'summary_sequence', 'summarised'];

/** The columns that `save_letter` writes, and of these the ones that a later write changes. */
export const WRITTEN = [...new Set([...names.map(inDatabase), ...SUMMARY, 'state'])];
export const CHANGING = WRITTEN.filter((column) => !FIXED.map(inDatabase).includes(column));

/** The row under the names of its columns, as JSON for the database. */
export const toRow = (letter: LetterValues): Record<string, unknown> =>
  Object.fromEntries(names.map((name) => [inDatabase(name), letter[name]]));
