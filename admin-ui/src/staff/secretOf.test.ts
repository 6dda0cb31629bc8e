import { expect, test } from '@jest/globals';
import { secretOf } from './secretOf.ts';

test('the key is read out of the address that an authenticator opens', () => {
  expect(secretOf('otpauth://totp/Pishkhan:sara?secret=JBSWY3DPEHPK3PXP&issuer=Pishkhan')).toBe('JBSWY3DPEHPK3PXP');
});
