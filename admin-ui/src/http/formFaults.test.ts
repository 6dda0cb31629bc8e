import { expect, test } from '@jest/globals';
import { ApiProblem } from '../../../client/problem.ts';
import { forForm } from './formFaults.ts';

test('a form gets every fault by its field', () => {
  const fault = (pointer: string, message: string) => ({ pointer, message, code: 'required' as const });
  const errors = [fault('/rules/0/to', 'a'), fault('/rules/0', 'd'), fault('/name', 'b'), fault('', 'c')];
  errors.push(fault('/name', 'e'));
  const problem = new ApiProblem({ code: 'invalid', status: 422, errors });
  expect(() => forForm(problem)).toThrow(problem);
  expect(problem).toMatchObject({
    body: { errors: { 'rules.0.to': 'a', 'rules.0': 'd', name: 'b e', 'root.serverError': 'c' } },
  });
});
