import { describe, expect, test } from '@jest/globals';
import { lengthFault, lengthOf } from './bounds.ts';

const bounds = { minLength: 3, maxLength: 5 };
const fault = (text: string) => lengthFault(text, { bounds, kind: 'line' });

describe('the length of a text', () => {
  test('is counted in characters, not in units of UTF-16', () => {
    expect(lengthOf('😀😀', 'line')).toBe(2);
    expect(lengthOf('نامه‌ها', 'line')).toBe(7);
  });

  test('is that of the text as it is kept', () => {
    expect(lengthOf('  الف   ب  ', 'line')).toBe(7);
    expect(lengthOf('  الف\r\nب  ', 'lines')).toBe(5);
    expect(lengthOf('  ab  ', 'exact')).toBe(6);
  });

  test('is at fault where it is nothing, too little or too much', () => {
    expect(['', ' \u200b ', 'نه', 'خیر', 'پنج‌ت', 'شش نویسه'].map(fault)).toEqual([
      ...['required', 'required', 'tooShort', undefined, undefined, 'tooLong'],
    ]);
  });
});
