import { describe, expect, test } from '@jest/globals';
import { parseOneTimeCode } from '../../../domain/identity/one-time-code.ts';
import { smsParts } from '../../../domain/text/sms-parts.ts';
import { codeText } from './text.ts';

const HOSTS = [
  'localhost',
  'pishkhan.example.ir',
  'pishkhan.office-of-letters.example.ir',
  `${'a'.repeat(60)}.example.ir`,
];

describe('the message of a code', () => {
  test.each(HOSTS.flatMap((host) => [['fa', host] as const, ['en', host] as const]))(
    'is one part in %s at %s, and its code is read from the whole of it',
    (language, host) => {
      const text = codeText('042017', { language, publicUrl: `https://${host}` });
      expect(smsParts(text)).toBe(1);
      for (const pasted of [text, text.replace(/\n/g, ''), text.replace(/\n/g, ' ')])
        expect(parseOneTimeCode(pasted)).toBe('042017');
    },
  );

  test('ends with the line by which a browser fills it in, where that fits', () => {
    const publicUrl = 'https://pishkhan.example.ir';
    expect(codeText('042017', { language: 'fa', publicUrl })).toBe(
      'کد ورود پیشخوان: 042017\nبه کسی ندهید.\n@pishkhan.example.ir #042017',
    );
    expect(codeText('042017', { language: 'fa', publicUrl: `https://${HOSTS[2]}` })).toBe(
      `کد ورود پیشخوان: 042017\n@${HOSTS[2]} #042017`,
    );
    for (const url of [`https://${HOSTS[3]}`, 'http://10.1.2.3:3000', 'http://[::1]'])
      expect(codeText('042017', { language: 'fa', publicUrl: url })).toBe('کد ورود پیشخوان: 042017\nبه کسی ندهید.');
  });
});
