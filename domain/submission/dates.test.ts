import { describe, expect, test } from '@jest/globals';
import { answeredAt, decidedAt, dueAt } from './dates.ts';
import { applicant, aSubmission, controller } from './testing/builders.ts';

const AT = '2026-11-23T08:00:00.000Z';
const PROMISED = '2027-01-10T20:29:59.000Z';
const waiting = aSubmission().awaitingDecision();
const asked = waiting.after({ type: 'ask', question: 'کدام سال؟' }, controller);
const rejected = waiting.after({ type: 'reject', reason: 'ناقص است' }, controller);
const registered = aSubmission().registered();
const replied = registered.after({ type: 'reply', text: 'انجام شد', documents: [] }, controller);

describe('the day of the decision', () => {
  test('is that of the acceptance or the rejection', () => {
    for (const letter of [aSubmission().accepted(), registered, replied, rejected]) {
      expect(decidedAt(letter.build())).toBe(AT);
    }
  });

  test('has not come while one of two has accepted, nor when the letter was withdrawn then', () => {
    const half = aSubmission().awaitingDecision({ acceptancesNeeded: 2 }).after({ type: 'accept' }, controller);
    const withdrawn = half.after({ type: 'withdraw' }, applicant);
    expect([half, withdrawn, waiting].map((letter) => decidedAt(letter.build()))).toEqual([null, null, null]);
  });
});

test('the day of the answer is that of the first reply', () => {
  expect([registered, replied].map((letter) => answeredAt(letter.build()))).toEqual([null, AT]);
});

describe('the due date', () => {
  test('is the applicant’s for a draft and a question', () => {
    expect(dueAt(aSubmission().build())).toBe('2026-12-23T08:00:00.000Z');
    expect(dueAt(asked.build())).toBe(asked.build().questions[0]?.dueAt);
  });

  test('is the promised day until the letter is registered', () => {
    for (const letter of [waiting, aSubmission().accepted()]) expect(dueAt(letter.build())).toBe(PROMISED);
    expect([rejected, registered, replied].map((letter) => dueAt(letter.build()))).toEqual([null, null, null]);
  });
});
