import {
  DEFAULT_TEXTS,
  NOTICE_TEXTS,
  noticeTemplate,
  templateFaults,
  type NoticeLanguage,
  type NoticeTextKind,
  type OwnTexts,
  type TemplateFault,
} from '../../../domain/notices/index.ts';
import type { Fault } from '../../http/problems/problem.ts';

const LANGUAGES = ['fa', 'en'] as const satisfies readonly NoticeLanguage[];

type AllTexts = Record<NoticeTextKind, Record<NoticeLanguage, string>>;

/** Every text as it is told. */
export const textsInForce = (own: OwnTexts): AllTexts =>
  Object.fromEntries(
    NOTICE_TEXTS.map((kind) => [
      kind,
      Object.fromEntries(LANGUAGES.map((language) => [language, noticeTemplate(own, { kind, language })])),
    ]),
  ) as AllTexts;

/** The own texts once some are changed; one that is the usual one again is none's own. */
export function changedTexts(own: OwnTexts, changes: OwnTexts): OwnTexts {
  const changed: OwnTexts = {};
  for (const kind of NOTICE_TEXTS) {
    const texts = LANGUAGES.flatMap((language) => {
      const text = changes[kind]?.[language] ?? own[kind]?.[language];
      return text === undefined || text === DEFAULT_TEXTS[language][kind] ? [] : [[language, text] as const];
    });
    if (texts.length > 0) changed[kind] = Object.fromEntries(texts);
  }
  return changed;
}

/** What is wrong with the texts of a change, each fault at its text. */
export const faultsOfTexts = (texts: OwnTexts): Fault[] =>
  NOTICE_TEXTS.flatMap((kind) =>
    LANGUAGES.flatMap((language) => {
      const text = texts[kind]?.[language];
      return text === undefined ? [] : faultsOfText(text, { kind, pointer: `/texts/${kind}/${language}` });
    }),
  );

export const faultsOfText = (text: string, { kind, pointer }: { kind: NoticeTextKind; pointer: string }): Fault[] =>
  templateFaults(kind, text).map((fault) => ({ pointer, ...toFault(fault) }));

function toFault(fault: TemplateFault): Omit<Fault, 'pointer'> {
  switch (fault.fault) {
    case 'empty':
      return { code: 'required' };
    case 'tooLong':
      return { code: 'notice-too-long' };
    case 'unknownField':
      return { code: 'notice-field-unknown', values: { field: `{${fault.field}}` } };
    case 'missingField':
      return {
        code: 'notice-field-missing',
        values: { fields: fault.fields.map((field) => `{${field}}`).join(' / ') },
      };
  }
}
