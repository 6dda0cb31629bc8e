import { expect, test } from '@jest/globals';
import { defaultFilter } from './defaultFilter.ts';

const secretariat = { id: 's', name: 'دبیرخانه' };
const legal = { id: 'l', name: 'حقوقی' };

test('a secretary begins with what awaits a decision in the secretariat', () => {
  expect(defaultFilter({ roles: ['secretary'], stations: [secretariat] })).toEqual({
    status: 'awaitingDecision',
    unitId: 's',
  });
});

test('a controller begins with what awaits a decision in all their units', () => {
  expect(defaultFilter({ roles: ['controller'], stations: [legal] })).toEqual({ status: 'awaitingDecision' });
  expect(defaultFilter({ roles: ['controller'], stations: [secretariat, legal] })).toEqual({
    status: 'awaitingDecision',
  });
});

test('an admin without a desk begins with the whole organisation', () => {
  expect(defaultFilter({ roles: ['admin'], stations: [] })).toEqual({ status: 'awaitingDecision' });
});
