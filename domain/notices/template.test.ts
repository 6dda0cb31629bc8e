import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { smsParts } from '../text/sms-parts.ts';
import {
  DEFAULT_TEXTS,
  fillTemplate,
  LONGEST_NOTICE,
  NOTICE_TEXTS,
  noticeTemplate,
  RULES,
  sampleValues,
  templateFaults,
} from './index.ts';

const LANGUAGES = ['fa', 'en'] as const;
const ALL = LANGUAGES.flatMap((language) => NOTICE_TEXTS.map((kind) => ({ language, kind })));

describe.each(ALL)('the usual text of $kind in $language', ({ language, kind }) => {
  const template = DEFAULT_TEXTS[language][kind];

  it('has what it needs and nothing that it cannot have', () => {
    expect(templateFaults(kind, template)).toEqual([]);
  });

  it('loses none of what it needs unseen', () => {
    for (const group of RULES[kind].needed) {
      const without = group.reduce((text, field) => text.replaceAll(`{${field}}`, ''), template);
      expect(templateFaults(kind, without)).toEqual([{ fault: 'missingField', fields: group }]);
    }
  });

  it('leaves no field open in a sample, which has at most three parts', () => {
    const text = fillTemplate(
      template,
      sampleValues(language, { organisation: 'وزارت نمونه', publicUrl: 'https://p.ir' }),
    );
    expect(text).not.toMatch(/[{}]/);
    expect(smsParts(text)).toBeLessThanOrEqual(3);
  });
});

describe('a text of an organisation', () => {
  it('is refused with a field that this notice does not have', () => {
    expect(templateFaults('routed', '{link} {letterNumber} {چیزی}')).toEqual([
      { fault: 'unknownField', field: 'letterNumber' },
      { fault: 'unknownField', field: 'چیزی' },
    ]);
  });

  it('is refused when it is empty or too long', () => {
    expect(templateFaults('routed', ' \n')).toEqual([{ fault: 'empty' }]);
    expect(templateFaults('routed', `{link}${'ا'.repeat(LONGEST_NOTICE)}`)).toEqual([{ fault: 'tooLong' }]);
  });

  it('stands in the place of the usual one, in its language', () => {
    const own = { routed: { fa: 'رسید. {link}' } };
    expect(noticeTemplate(own, { kind: 'routed', language: 'fa' })).toBe('رسید. {link}');
    expect(noticeTemplate(own, { kind: 'routed', language: 'en' })).toBe(DEFAULT_TEXTS.en.routed);
  });
});

describe('filling', () => {
  it('keeps a line that says something without one of its fields', () => {
    const text = DEFAULT_TEXTS.fa.replied;
    expect(fillTemplate(text, { organisation: 'و', subject: 'ن', link: 'l' })).toBe('و: پاسخ نامهٔ «ن»:\nl');
  });

  it('leaves a line out whose field has no value', () => {
    const text = DEFAULT_TEXTS.fa.routed;
    const values = { organisation: 'و', subject: 'ن', link: 'l' };
    expect(fillTemplate(text, values)).toBe('و: نامهٔ «ن» دریافت شد.\nپیگیری:\nl');
  });

  it('never reads what is put in', () => {
    fc.assert(
      fc.property(fc.string(), (words) => {
        const subject = `${words}{link}$&{subject}|`;
        expect(fillTemplate('{subject}', { subject, link: 'x' })).toBe(subject);
      }),
    );
  });
});
