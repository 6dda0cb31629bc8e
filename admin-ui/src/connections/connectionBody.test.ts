import { expect, test } from '@jest/globals';
import { toConnectionChange, toNewConnection } from './connectionBody.ts';

test('a new connection says what was filled in', () => {
  const settings = { url: 'https://didgah.example.ir', token: 't', hookSecret: '', advertising: false };
  expect(toNewConnection({ adapter: 'sms/kavenegar', name: 'پیامک', active: true, settings })).toEqual({
    ...{ kind: 'sms', adapter: 'kavenegar', name: 'پیامک', active: true },
    settings: { url: 'https://didgah.example.ir', token: 't', advertising: false },
  });
});

test('a change keeps the secrets that were not typed, takes away what was emptied, and has its version', () => {
  const before = { settings: { url: 'https://a', line: '3000' } };
  const after = { url: 'https://a', line: '', token: '', key: 'new' };
  const change = { id: 'x', name: 'دیدگاه', position: 2, active: true, version: 4, kind: 'sms', secrets: ['token'] };
  expect(toConnectionChange({ ...change, settings: after }, { previousData: before })).toEqual({
    ...{ name: 'دیدگاه', position: 2, active: true, version: 4 },
    settings: { url: 'https://a', line: null, key: 'new' },
  });
});
