import { describe, expect, test } from '@jest/globals';
import { mayDo } from './permissions.ts';

const controller = { roles: ['controller' as const] };
const admin = { roles: ['admin' as const] };

describe('permissions', () => {
  test('a controller works on letters and nothing else', () => {
    expect(mayDo(controller, { resource: 'submissions', action: 'list' })).toBe(true);
    expect(mayDo(controller, { resource: 'staff', action: 'list' })).toBe(false);
  });

  test('an admin keeps the organisation in order', () => {
    expect(mayDo(admin, { resource: 'routing-policies', action: 'create' })).toBe(true);
    expect(mayDo(admin, { resource: 'stuck', action: 'list' })).toBe(true);
  });

  test('what nobody has thought of is denied', () => {
    expect(mayDo(admin, { resource: 'units', action: 'delete' })).toBe(false);
    expect(mayDo(admin, { resource: 'nothing', action: 'list' })).toBe(false);
    expect(mayDo({ roles: [] }, { resource: 'submissions', action: 'list' })).toBe(false);
  });
});
