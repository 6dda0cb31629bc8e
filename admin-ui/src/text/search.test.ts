import { describe, expect, test } from '@jest/globals';
import { filterToSearch, searchToFilter } from './search.ts';

describe('the search box', () => {
  test('knows a tracking code in any spelling', () => {
    expect(searchToFilter(' k7rm-2xpd-94th ')).toEqual({ trackingCode: 'K7RM-2XPD-94TH' });
    expect(searchToFilter('K7RM2XPD94TH')).toEqual({ trackingCode: 'K7RM2XPD94TH' });
  });

  test('knows a mobile from a tracking code of digits alone', () => {
    for (const mobile of ['989121234567', '0912 1234567', '+989121234567'])
      expect(searchToFilter(mobile)).toEqual({ q: mobile });
  });

  test('takes everything else as text, numbers of letters too', () => {
    expect(searchToFilter('۱۴۰۴/۵۵۱۲')).toEqual({ q: '1404/5512' });
    expect(searchToFilter('معرفی‌نامه')).toEqual({ q: 'معرفی‌نامه' });
    expect(searchToFilter('construction')).toEqual({ q: 'construction' });
    expect(searchToFilter('  ')).toEqual({});
  });

  test('shows again what was asked for', () => {
    expect(filterToSearch(searchToFilter('۱۴۰۵/۱۲۳'))).toBe('1405/123');
  });
});
