import { describe, expect, it } from '@jest/globals';
import { ApiProblem, offline, type Fault } from '../../../client/problem.ts';
import { faultsOf } from './faults.ts';

const texts = { problems: { offline: 'no connection', internal: 'broken' } };
const invalid = (errors: Fault[]) => new ApiProblem({ code: 'invalid', status: 422, title: 'Invalid', errors });

describe('what the person is told', () => {
  it('leads each fault to its field', () => {
    const error = invalid([{ pointer: '/subject', code: 'too-short', message: 'short' }]);
    expect(faultsOf(error, { texts })).toEqual([{ field: 'subject', message: 'short' }]);
  });

  it('gives a fault of the whole form to the main field', () => {
    const error = invalid([{ pointer: '', code: 'required', message: 'profile' }]);
    expect(faultsOf(error, { texts, mainField: 'body' })).toEqual([{ field: 'body', message: 'profile' }]);
  });

  it('is in our own words where the server could not speak', () => {
    expect(faultsOf(offline(), { texts })).toEqual([{ message: 'no connection' }]);
    expect(faultsOf(new Error('bug'), { texts })).toEqual([{ message: 'broken' }]);
  });

  it('blames no field for too many requests', () => {
    const error = new ApiProblem({ code: 'too-many-requests', status: 429, title: '', detail: 'wait' });
    expect(faultsOf(error, { texts, mainField: 'mobile' })).toEqual([{ message: 'wait' }]);
  });

  it('is in the words of the form where it has better ones', () => {
    const error = new ApiProblem({ code: 'unauthenticated', status: 401, title: '', detail: 'generic' });
    const say = { unauthenticated: 'wrong code' };
    expect(faultsOf(error, { texts, say, mainField: 'code' })).toEqual([{ field: 'code', message: 'wrong code' }]);
  });
});
