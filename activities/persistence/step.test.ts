import { describe, expect, it } from '@jest/globals';
import { advance, isRefusal, type SubmissionState } from '../../domain/submission/index.ts';
import { aSubmission, applicant, routing } from '../../domain/submission/testing/builders.ts';
import { rowsAfter } from './step.ts';

const at = '2026-11-23T09:00:00.000Z';
const ROUTE = { type: 'route', routing: routing() } as const;

function after(state: SubmissionState, type: 'submit' | 'withdraw') {
  const command = type === 'submit' ? ({ type, unitRequired: false } as const) : ({ type } as const);
  const step = advance(state, { command, actor: applicant, at });
  if (isRefusal(step)) throw new Error(step.refusal);
  return step;
}

describe('what a step writes of a letter', () => {
  const submitted = after(aSubmission().build(), 'submit');

  it('is all that was not written before, and what the step did', () => {
    const { state, events } = rowsAfter({ ...submitted, audit: [], at }, ROUTE);
    expect(state).toMatchObject({ status: 'awaitingDecision', sequence: submitted.state.sequence + 1 });
    expect(events.map(({ type }) => type)).toEqual(['submitted', 'routed']);
  });

  it('is the letter as it was given when that takes the command no more: it was withdrawn meanwhile', () => {
    const withdrawn = after(submitted.state, 'withdraw');
    expect(rowsAfter({ ...withdrawn, audit: [], at }, ROUTE)).toEqual({ ...withdrawn, audit: [] });
  });
});
