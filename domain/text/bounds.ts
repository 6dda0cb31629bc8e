import { tidyLine, tidyText } from './normalise.ts';

/** In characters (code points), once a text is in the form in which it is kept. */
export interface Bounds {
  readonly minLength: number;
  readonly maxLength: number;
}

/** How long each text may be that people write, on the server and on every screen. */
export const BOUNDS = {
  subject: { minLength: 3, maxLength: 200 },
  body: { minLength: 0, maxLength: 10_000 },
  reason: { minLength: 3, maxLength: 2_000 },
  question: { minLength: 3, maxLength: 2_000 },
  answer: { minLength: 1, maxLength: 2_000 },
  reply: { minLength: 1, maxLength: 5_000 },
  note: { minLength: 1, maxLength: 2_000 },
  letterNumber: { minLength: 1, maxLength: 100 },
  clientReference: { minLength: 1, maxLength: 100 },
  search: { minLength: 0, maxLength: 100 },
  personName: { minLength: 1, maxLength: 60 },
  staffName: { minLength: 2, maxLength: 60 },
  legalPersonName: { minLength: 2, maxLength: 120 },
  organisationName: { minLength: 2, maxLength: 120 },
  unitName: { minLength: 2, maxLength: 120 },
  tokenName: { minLength: 1, maxLength: 60 },
  webhookUrl: { minLength: 8, maxLength: 500 },
  nameEn: { minLength: 0, maxLength: 120 },
  connectionName: { minLength: 2, maxLength: 120 },
  unitCode: { minLength: 1, maxLength: 40 },
  username: { minLength: 3, maxLength: 60 },
  newPassword: { minLength: 12, maxLength: 200 },
  password: { minLength: 1, maxLength: 200 },
} as const satisfies Record<string, Bounds>;

/** A text of one line, one that may have several, or one that is taken exactly as it is typed. */
export type TextKind = 'line' | 'lines' | 'exact';

const KEPT: Record<TextKind, (text: string) => string> = {
  line: tidyLine,
  lines: tidyText,
  exact: (text) => text,
};

/** A text as it is kept. */
export const keptForm = (text: string, kind: TextKind): string => KEPT[kind](text);

/** Characters of a text, as they are counted against its bounds. */
export const lengthOf = (text: string, kind: TextKind): number => Array.from(keptForm(text, kind)).length;

export type LengthFault = 'required' | 'tooShort' | 'tooLong';

/** What is wrong with a text's length, if anything. */
export const lengthFault = (
  text: string,
  { bounds, kind }: { bounds: Bounds; kind: TextKind },
): LengthFault | undefined => {
  const length = lengthOf(text, kind);
  if (length > bounds.maxLength) return 'tooLong';
  if (length >= bounds.minLength) return undefined;
  return length === 0 ? 'required' : 'tooShort';
};
