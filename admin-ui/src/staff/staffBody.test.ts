import { expect, test } from '@jest/globals';
import { toStaffBody } from './staffBody.ts';

const form = { id: '1', name: 'سارا', username: 'sara', roles: ['controller'], stationIds: null, active: true };

test('an empty password is not sent, so that the present one stays', () => {
  expect(toStaffBody({ ...form, password: '' })).not.toHaveProperty('password');
  expect(toStaffBody({ ...form, password: null })).not.toHaveProperty('password');
});

test('a new password is sent, and what is no part of the form is not', () => {
  expect(toStaffBody({ ...form, password: 'a long password' })).toEqual({
    name: 'سارا',
    username: 'sara',
    roles: ['controller'],
    stationIds: [],
    active: true,
    password: 'a long password',
  });
});
