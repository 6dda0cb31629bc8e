import { describe, expect, it } from '@jest/globals';
import { localDigits, onlyDigits } from './digits.ts';
import { formatBytes } from './sizes.ts';

describe('numbers on screen', () => {
  it('are Persian in Persian and ASCII in English', () => {
    expect(localDigits('1405/1287', 'fa')).toBe('۱۴۰۵/۱۲۸۷');
    expect(localDigits(12, 'en')).toBe('12');
  });

  it('are read from Persian, Arabic and ASCII digits, whatever stands between them', () => {
    expect(onlyDigits(' ۱۲۳-٤٥٦ 789')).toBe('123456789');
  });

  it('show sizes with one decimal below ten of a unit', () => {
    expect(formatBytes(900, 'en')).toBe('900 bytes');
    expect(formatBytes(1024, 'en')).toBe('1 kB');
    expect(formatBytes(1_500_000, 'fa')).toBe('۱٫۴ مگابایت');
    expect(formatBytes(52_428_800, 'en')).toBe('50 MB');
  });
});
