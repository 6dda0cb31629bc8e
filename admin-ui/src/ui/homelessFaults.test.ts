import { expect, test } from '@jest/globals';
import { homelessFaults } from './homelessFaults.ts';

test('what the server says of no single field is found at every depth, and what a field shows is left out', () => {
  const ref = { name: 'an input' };
  const errors = {
    root: { serverError: { type: 'server', message: 'the whole' } },
    name: { type: 'server', message: 'shown at the name', ref },
    to: { type: 'required', message: 'ours' },
    rules: [undefined, { type: 'server', message: 'the rule', to: { type: 'server', message: 'shown', ref } }],
  };
  expect(homelessFaults(errors)).toEqual(['the whole', 'the rule']);
});

test('what a list or one of its items tells itself is left out', () => {
  const fault = (message: string) => ({ type: 'server', message });
  const errors = { rules: [fault('the first rule'), { to: fault('a field') }], holidays: fault('the days') };
  expect(homelessFaults(errors, { told: /^(rules(\.\d+)?|holidays)$/ })).toEqual(['a field']);
});
