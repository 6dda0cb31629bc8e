import { toPersianDigits } from '../../../domain/text/digits.ts';
import type { OutsideFault } from '../../../activities/outside.ts';
import type { FaultCode } from '../input/fault-codes.ts';
import type { Language } from './language.ts';
import type { ProblemCode } from '../problems/problem-codes.ts';
import { en } from './en.ts';
import { fa } from './fa.ts';

export interface Texts {
  /** Title and detail. */
  problems: Record<ProblemCode, [title: string, detail: string]>;
  faults: Record<FaultCode, string>;
  /** Words that are filled into sentences. */
  words: Record<string, string>;
  statuses: Record<string, string>;
  /** What came of a look at a system outside: it works, or what was wrong. */
  connectionTests: Record<'works' | OutsideFault, string>;
}

const TEXTS: Record<Language, Texts> = { fa, en };

export const textsIn = (language: Language): Texts => TEXTS[language];

/** Fills `{name}` in; what is filled into a Persian sentence gets Persian digits. */
export const fill = (sentence: string, { values, language }: { values: Values; language: Language }): string =>
  sentence.replace(/\{(\w+)\}/g, (_, name: string) => {
    const value = String(values[name] ?? '');
    return language === 'fa' ? toPersianDigits(value) : value;
  });

type Values = Record<string, string | number>;
