import { expect, test } from '@jest/globals';
import { parseOneTimeCode } from './one-time-code.ts';

test.each([
  ['042017', '042017'],
  [' ۰۴۲ ۰۱۷ ', '042017'],
  ['٠٤٢-٠١٧', '042017'],
  ['کد ورود پیشخوان: 042017\nبه کسی ندهید.\n@pishkhan.example.ir #042017', '042017'],
  ['کد ورود پیشخوان: 042017به کسی ندهید.@pishkhan.example.ir #042017', '042017'],
  ['کد ورود پیشخوان: 042017\n@app123456.example.ir #042017', '042017'],
  ['Pishkhan sign-in code: 042017', '042017'],
])('%j holds the code %s', (text, code) => expect(parseOneTimeCode(text)).toBe(code));

test.each(['', '04201', '0420171', 'کد ورود: 04201', '09121234567', '123456 or 654321', 'abcdef'])(
  '%j holds none',
  (text) => expect(parseOneTimeCode(text)).toBeUndefined(),
);
