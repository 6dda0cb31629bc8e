import { expect, test } from '@jest/globals';
import { localMobile } from './mobile.ts';

test('an Iranian mobile is shown as people write it', () => {
  expect(localMobile('+989123456789')).toBe('0912 345 6789');
});

test('any other number stays as it is', () => {
  expect(localMobile('+4930123456')).toBe('+4930123456');
});
