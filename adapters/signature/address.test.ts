import { expect, it } from '@jest/globals';
import { addressSecret, inboundPurpose, isAddressSecret } from './address.ts';

const purpose = inboundPurpose('panel-a');
const known = { secrets: ['old', 'new'], purpose };

it('takes the secret of each key for its own purpose', () => {
  for (const secret of known.secrets) expect(isAddressSecret(addressSecret(secret, purpose), known)).toBe(true);
});

it('takes nothing else, and nothing where there is no key', () => {
  const right = addressSecret('new', purpose);
  const others = ['', 'new', right.toUpperCase(), `${right}0`, right.slice(1)];
  for (const wrong of [...others, addressSecret('new', inboundPurpose('panel-b'))])
    expect(isAddressSecret(wrong, known)).toBe(false);
  expect(isAddressSecret(right, { ...known, secrets: [] })).toBe(false);
});

it('is what `openssl dgst` makes of it, as the operations guide says', () => {
  expect(addressSecret('a-secret-of-the-hooks', purpose)).toBe('8c5dd87b93c0b4a76bca2582c1c88b4d44452871');
});
