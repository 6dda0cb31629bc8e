import { describe, expect, it } from '@jest/globals';
import { aSubmission } from '../../domain/submission/testing/builders.ts';
import { STATUSES } from '../../domain/submission/index.ts';
import { parseTrackingCode } from '../../domain/tracking/code.ts';
import { answerText, plainAnswer, type Found } from './answer-text.ts';

const FA = { language: 'fa', publicUrl: 'https://pishkhan.example.ir' } as const;
const EN = { ...FA, language: 'en' } as const;
const CODE = '5678-65NW-JFK7';
const MARK = '\u200e';

const own = (change: object = {}): Found => ({
  code: CODE,
  kind: 'own',
  letter: {
    state: { ...aSubmission().awaitingDecision().build(), ...change },
    organisation: 'وزارت نمونه',
    unit: 'دبیرخانه',
  },
});

describe('the answer to a code', () => {
  it('has the letter, its unit and the promised date for its own mobile', () => {
    const lines = answerText({ found: [own()], mistyped: [] }, FA).split('\n');
    expect(lines[0]).toBe(`${MARK}${CODE}`);
    expect(lines[1]).toMatch(/^وزارت نمونه: نامهٔ «.+» در دست بررسی است\.$/);
    expect(lines.slice(2)).toEqual([
      'واحد: دبیرخانه',
      expect.stringMatching(/^زمان پاسخ: تا /),
      `${FA.publicUrl}/t#${CODE}`,
    ]);
  });

  it('says what is asked, and why a letter was not accepted', () => {
    const question = {
      text: 'شناسنامه؟',
      askedAt: '',
      dueAt: '2026-12-27T08:00:00.000Z',
      answer: null,
      answeredAt: null,
    };
    const asked = answerText(
      { found: [own({ status: 'awaitingApplicant', questions: [question] })], mistyped: [] },
      FA,
    );
    expect(asked).toContain('از شما خواسته شده است: شناسنامه؟\nمهلت: تا ۶ دی ۱۴۰۵');
    const rejection = { reason: 'ناقص است', at: '2026-12-27T08:00:00.000Z' };
    const rejected = answerText({ found: [own({ status: 'rejected', rejection })], mistyped: [] }, FA);
    expect(rejected).toContain('علت: ناقص است');
    expect(rejected).not.toMatch(/واحد|زمان پاسخ/);
  });

  it('is the bare status for others, in any status, and nothing of the letter', () => {
    for (const status of STATUSES) {
      const text = answerText({ found: [{ code: CODE, kind: 'others', status }], mistyped: [] }, FA);
      expect(text).toMatch(new RegExp(`^نامهٔ ${MARK}${CODE} [^\\n]+\\.$`));
    }
  });

  it('names a code that no letter has, and shows how a mistyped one has to look, with nobody’s code', () => {
    const text = answerText({ found: [{ code: CODE, kind: 'none' }], mistyped: ['567865NWJFK'] }, EN);
    expect(text).toMatch(/^5678-65NW-JFK7: there is no letter with this code\.\n\n567865NWJFK: not a tracking code/);
    expect(parseTrackingCode(text.split('\n').at(-1)!)).toBeUndefined();
  });

  it('is one that a panel takes, whatever is asked for', () => {
    const long = { content: { ...aSubmission().awaitingDecision().build().content, subject: 'درخواست '.repeat(25) } };
    const found = Array.from({ length: 5 }, () => own(long));
    const mistyped = Array.from({ length: 5 }, () => '567865NWJFKXX');
    expect(answerText({ found, mistyped }, FA).length).toBeLessThan(900);
  });

  it('in English has no character that makes it cost twice', () => {
    const found: Found[] = STATUSES.map((status) => ({ code: CODE, kind: 'others', status }));
    const kinds = ['help', 'stopped', 'started', 'tooMany'] as const;
    for (const text of [answerText({ found, mistyped: [] }, EN), ...kinds.map((kind) => plainAnswer(kind, EN))])
      expect(text).toMatch(/^[\x20-\x7e\n]+$/);
  });
});
