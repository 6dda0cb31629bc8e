import { expect, test } from '@jest/globals';
import { addressKey } from './address.ts';

test.each([
  ['192.0.2.7', '::ffff:192.0.2.7'],
  ['192.0.2.7', '::ffff:c000:207'],
  ['192.0.2.7', '0:0:0:0:0:FFFF:192.0.2.7'],
  ['192.0.2.7', '::ffff:0:192.0.2.7'],
  ['192.0.2.7', '::192.0.2.7'],
  ['192.0.2.7', '64:ff9b::192.0.2.7'],
  ['2001:db8:1:2::1', '2001:db8:1:2:aaaa:bbbb:cccc:dddd'],
  ['2001:db8:1:2::1', '2001:0DB8:0001:0002::1%eth0'],
])('%s and %s are one', (one, other) => {
  expect(addressKey(other)).toBe(addressKey(one));
});

test.each([
  ['192.0.2.7', '192.0.2.8'],
  ['64:ff9b::192.0.2.7', '64:ff9b::192.0.2.8'],
  ['2001:db8:1:2::1', '2001:db8:1:3::1'],
])('%s and %s are two', (one, other) => {
  expect(addressKey(other)).not.toBe(addressKey(one));
});

test.each([undefined, '', 'unix:', '300.1.1.1', '192.0.2.7, 192.0.2.8'])('%p is nobody’s', (address) => {
  expect(addressKey(address)).toBe('unknown');
});
