import { describe, expect, test } from '@jest/globals';
import { mayDo } from './permissions.ts';

const controller = ['submissions.list', 'submissions.show', 'units.list', 'staff.list', 'organisation.show'];
const admin = [...controller, 'units.edit', 'staff.edit', 'organisation.edit', 'routing-policies.list', 'stuck.list'];

describe('permissions', () => {
  test('a controller works on letters', () => {
    expect(mayDo(controller, { resource: 'submissions', action: 'list' })).toBe(true);
    expect(mayDo(controller, { resource: 'submissions', action: 'show' })).toBe(true);
  });

  test('reading units and colleagues does not open the pages that keep them', () => {
    expect(mayDo(controller, { resource: 'units', action: 'list' })).toBe(false);
    expect(mayDo(controller, { resource: 'staff', action: 'list' })).toBe(false);
    expect(mayDo(controller, { resource: 'organisation', action: 'list' })).toBe(false);
  });

  test('an admin keeps the organisation in order', () => {
    const pages = ['units', 'staff', 'organisation', 'routing-policies', 'stuck'];
    expect(pages.every((resource) => mayDo(admin, { resource, action: 'list' }))).toBe(true);
  });

  test('what the server has not granted is denied', () => {
    expect(mayDo(admin, { resource: 'units', action: 'delete' })).toBe(false);
    expect(mayDo(admin, { resource: 'nothing', action: 'list' })).toBe(false);
    expect(mayDo([], { resource: 'submissions', action: 'list' })).toBe(false);
  });
});
