import { describe, expect, test } from '@jest/globals';
import { REASON_CODES, reasonText } from './reasons.ts';

describe('the reason for a refusal', () => {
  test.each(REASON_CODES)('%s is a sentence in both languages', (code) => {
    expect(reasonText(code, 'fa')).toMatch(/^[\u0600-\u06ff].*\.$/);
    expect(reasonText(code, 'fa')).not.toMatch(/[يك]/);
    expect(reasonText(code, 'en')).toMatch(/^[A-Z].*\.$/);
  });

  test('of a code that a newer version wrote is still a sentence', () => {
    expect(reasonText('from-the-future', 'en')).toMatch(/damaged/);
  });
});
