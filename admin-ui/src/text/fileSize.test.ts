import { describe, expect, test } from '@jest/globals';
import { fileSize } from './fileSize.ts';

describe('file sizes', () => {
  test('are told in the unit that fits', () => {
    expect(fileSize(0, 'en')).toBe('0 byte');
    expect(fileSize(48_200, 'en')).toBe('47 kB');
    expect(fileSize(1_250_000, 'en')).toBe('1.2 MB');
  });

  test('have Persian digits and names in Persian', () => {
    expect(fileSize(1_250_000, 'fa')).toBe('۱٫۲ مگابایت');
    expect(fileSize(131_900, 'fa')).toBe('۱۲۹ کیلوبایت');
  });
});
