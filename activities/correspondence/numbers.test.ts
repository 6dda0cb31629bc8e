import { expect, it } from '@jest/globals';
import { aSubmission, controller } from '../../domain/submission/testing/builders.ts';
import { rowsOf } from './numbers.ts';

const AT = '2026-11-24T08:00:00.000Z';
const number = { letterNumber: '1405/7', registeredAt: AT };
const closing = { at: '2027-02-20T20:29:59.000Z', calendar: 'c1' };
const state = aSubmission().accepted().build();

it('a letter is written down with its number, when it closes, and all that the audit log lacks', () => {
  const rows = rowsOf({ state, sequence: state.sequence, number, closing, audit: [] }, AT);
  expect(rows?.state).toMatchObject({ status: 'registered', registration: number });
  expect(rows?.state.deadlines).toEqual([{ command: 'close', ...closing }]);
  expect(rows?.events.map(({ type }) => type)).toEqual(['registered']);
  expect(rows?.audit).toMatchObject([{ action: 'registered', sequence: state.sequence + 1, at: AT }]);
});

it('a letter that is not as its workflow knows it is not written down', () => {
  const noted = aSubmission().accepted().after({ type: 'note', text: 'یادداشت' }, controller).build();
  expect(rowsOf({ state: noted, sequence: state.sequence, number, closing, audit: [] }, AT)).toBeUndefined();
  const waiting = aSubmission().awaitingDecision().build();
  expect(rowsOf({ state: waiting, sequence: waiting.sequence, number, closing, audit: [] }, AT)).toBeUndefined();
});
