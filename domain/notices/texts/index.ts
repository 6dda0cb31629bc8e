import type { NoticeTextKind } from '../fields.ts';
import { en } from './en.ts';
import { fa } from './fa.ts';

export type NoticeLanguage = 'fa' | 'en';

/** The texts of an organisation that has written none of its own. */
export const DEFAULT_TEXTS: Record<NoticeLanguage, Record<NoticeTextKind, string>> = { fa, en };

/** What an organisation has written in the place of the usual texts. */
export type OwnTexts = Partial<Record<NoticeTextKind, Partial<Record<NoticeLanguage, string>>>>;

export const noticeTemplate = (
  own: OwnTexts,
  { kind, language }: { kind: NoticeTextKind; language: NoticeLanguage },
): string => own[kind]?.[language] ?? DEFAULT_TEXTS[language][kind];
