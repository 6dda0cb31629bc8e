import { describe, expect, it } from '@jest/globals';
import { fillTemplate, fitUnits, parseTemplates, TemplatesText } from './template.ts';

const TEXT = 'code=123456,CODE=code; rejected=123457,TRACKING=trackingCode,REASON=text';
const pattern = new RegExp(String(TemplatesText().pattern));
const asIs = (value: string): string => value;

describe('templates as an administrator writes them', () => {
  it.each([TEXT, 'code=1,A=b', ' code=sign-in,token=code '])('are taken: %s', (text) => {
    expect(pattern.test(text)).toBe(true);
  });

  it.each(['code', 'code=1', 'code=1,A', 'code=1,A=b;', 'code=1,A=b;;x=1,A=b', 'code=1,A=b c', 'code=<1>,A=b'])(
    'are refused: %s',
    (text) => {
      expect(pattern.test(text)).toBe(false);
    },
  );

  it('are filled from a message, in the order of their parameters', () => {
    const message = { kind: 'rejected', fields: { text: 'ناقص', trackingCode: 'AB' } };
    expect(fillTemplate(parseTemplates(TEXT), { message, fit: asIs })).toEqual({
      id: '123457',
      parameters: [
        { name: 'TRACKING', value: 'AB' },
        { name: 'REASON', value: 'ناقص' },
      ],
    });
  });

  it('are none for another kind, for a message that lacks a field, and where there are none', () => {
    const text: Record<string, string> = { text: 'x' };
    for (const message of [undefined, { kind: 'closed', fields: {} }, { kind: 'code', fields: text }])
      expect(fillTemplate(parseTemplates(TEXT), { message, fit: asIs })).toBeUndefined();
    const code = { kind: 'code', fields: { code: '1' } };
    expect(fillTemplate(parseTemplates(), { message: code, fit: asIs })).toBeUndefined();
    expect(fillTemplate(parseTemplates(), { message: { kind: '', fields: {} }, fit: asIs })).toBeUndefined();
  });
});

describe('a field of a template', () => {
  it.each([
    ['کوتاه', 'کوتاه'],
    ['x'.repeat(25), 'x'.repeat(25)],
    ['x'.repeat(26), `${'x'.repeat(24)}…`],
    ['مدارک پیوست خوانا نیست و باید دوباره فرستاده شود', 'مدارک پیوست خوانا نیست و…'],
    ['😀'.repeat(13), `${'😀'.repeat(11)}…`],
  ])('is cut at a word, and counted as panels do: %s', (value, fitting) => {
    expect(fitUnits(value, 25)).toBe(fitting);
    expect(fitUnits(value, 25).length).toBeLessThanOrEqual(25);
  });
});
