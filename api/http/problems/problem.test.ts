import { describe, expect, test } from '@jest/globals';
import { FAULT_CODES } from '../input/fault-codes.ts';
import { fromError } from './from-error.ts';
import { localised, parseLanguage } from '../texts/language.ts';
import { textsIn } from '../texts/index.ts';
import { toProblemJson } from './problem-json.ts';
import { invalid, refused, tooManyRequests, wrongState } from './problem.ts';
import { UploadError } from '../documents/upload.ts';

const requestId = '00000000-0000-4000-8000-000000000000';
const inPersian = (problem: Parameters<typeof toProblemJson>[0]) =>
  toProblemJson(problem, { language: 'fa', requestId });
const inEnglish = (problem: Parameters<typeof toProblemJson>[0]) =>
  toProblemJson(problem, { language: 'en', requestId });

describe('a problem', () => {
  test('has the members of RFC 9457 and our code', () => {
    expect(inEnglish(wrongState('rejected'))).toEqual({
      type: '/problems/wrong-state',
      title: 'Not possible in this state',
      status: 409,
      detail: 'The state is now “rejected”, in which this cannot be done.',
      instance: `urn:uuid:${requestId}`,
      code: 'wrong-state',
      currentStatus: 'rejected',
    });
  });

  test('names the status in the reader’s language', () => {
    expect(inPersian(wrongState('rejected')).detail).toContain('«ردشده»');
  });

  test('writes numbers in the digits of its language', () => {
    expect(inPersian(tooManyRequests(42)).detail).toContain('۴۲ ثانیه');
    expect(inEnglish(tooManyRequests(42)).detail).toContain('42 seconds');
  });

  test('says how long to wait in the largest unit of which there are several', () => {
    const waits = [119, 121, 3_596, 7_201].map((seconds) => inEnglish(tooManyRequests(seconds)).detail);
    expect(waits).toEqual(
      ['in 2 minutes', 'in 3 minutes', 'in 60 minutes', 'in 3 hours'].map((wait) => `Try again ${wait}.`),
    );
    expect(inPersian(tooManyRequests(3_596)).detail).toBe('۶۰ دقیقه بعد دوباره بکوشید.');
  });

  test('lists every fault with its own sentence', () => {
    const faults = [
      { pointer: '/subject', code: 'too-short', values: { limit: 3 } },
      { pointer: '/limit', code: 'wrong-type', values: { type: 'integer' } },
    ] as const;
    expect(inPersian(invalid(faults)).errors?.map(({ message }) => message)).toEqual([
      'دست‌کم ۳ نویسه بنویسید.',
      'گونهٔ این مقدار درست نیست؛ باید عدد صحیح باشد.',
    ]);
    expect(inEnglish(invalid(faults)).errors?.[1]?.message).toContain('a whole number');
  });

  test('says the same thing in both languages for every code', () => {
    const placeholders = (sentence: string) => [...sentence.matchAll(/\{\w+\}/g)].map(String).sort();
    const [fa, en] = [textsIn('fa'), textsIn('en')];
    for (const code of FAULT_CODES) expect(placeholders(fa.faults[code])).toEqual(placeholders(en.faults[code]));
    expect(Object.keys(fa.faults).sort()).toEqual([...FAULT_CODES].sort());
    expect(Object.keys(en.problems)).toEqual(Object.keys(fa.problems));
  });

  test('takes over the refusals of the domain under their codes', () => {
    expect(refused('claimed-by-another', 'awaitingDecision')).toMatchObject({
      code: 'claimed-by-another',
      status: 409,
    });
    expect(refused('wrong-state', 'closed').details.currentStatus).toBe('closed');
    expect(refused('unknown-document', 'draft').status).toBe(404);
    expect(refused('unit-needed', 'draft').details.errors).toEqual([{ pointer: '/unitId', code: 'unit-needed' }]);
  });
});

describe('whatever is thrown', () => {
  const named = (name: string, fields: object = {}) =>
    Object.assign(new Error('secret 09123456789'), { name, ...fields });

  test.each([
    ['an error nobody foresaw', new Error('secret'), 'internal', 500],
    ['something that is no error', 'secret', 'internal', 500],
    ['a body that is no JSON', Object.assign(new SyntaxError('x'), { type: 'entity.parse.failed' }), 'not-json', 400],
    ['a body too large', Object.assign(new Error('x'), { type: 'entity.too.large' }), 'too-large', 413],
    [
      'an unknown charset',
      Object.assign(new Error('x'), { type: 'charset.unsupported' }),
      'unsupported-media-type',
      415,
    ],
    ['a path that cannot be decoded', new URIError('x'), 'not-found', 404],
    ['a refused connection', named('SequelizeConnectionRefusedError'), 'unavailable', 503],
    ['no free connection', named('SequelizeConnectionAcquireTimeoutError'), 'unavailable', 503],
    [
      'a statement past its deadline',
      named('SequelizeDatabaseError', { parent: named('error', { code: '57014' }) }),
      'unavailable',
      503,
    ],
    ['a database that shuts down', named('error', { code: '57P01' }), 'unavailable', 503],
    ['a database without room', named('error', { code: '53100' }), 'unavailable', 503],
    ['a transaction that gave way', named('error', { code: '40P01' }), 'unavailable', 503],
    ['a full disk', named('StorageFull'), 'storage-full', 507],
    ['a missing document', named('DocumentMissing'), 'not-found', 404],
    ['an upload that stopped', new UploadError('cut-off'), 'invalid', 422],
    ['an upload without a file', new UploadError('invalid', 'no-file'), 'invalid', 422],
    ['an upload too large', new UploadError('too-large'), 'too-large', 413],
  ])('%s becomes a problem', (_, error, code, status) => {
    expect(fromError(error)).toMatchObject({ code, status });
    expect(JSON.stringify(inEnglish(fromError(error)))).not.toContain('secret');
  });
});

describe('the language', () => {
  test.each([
    [undefined, 'fa'],
    ['', 'fa'],
    ['en', 'en'],
    ['en-GB,en;q=0.9', 'en'],
    ['fa-IR,fa;q=0.9,en;q=0.8', 'fa'],
    ['de, en;q=0.4, fa;q=0.2', 'en'],
    ['en;q=0', 'fa'],
    ['*', 'fa'],
    ['en;q=abc', 'fa'],
  ])('of %p is %s', (header, language) => {
    expect(parseLanguage(header)).toBe(language);
  });

  test('falls back to the Persian name where there is no English one', () => {
    expect(localised({ name: 'دبیرخانه', nameEn: '' }, 'en')).toBe('دبیرخانه');
    expect(localised({ name: 'دبیرخانه', nameEn: 'Secretariat' }, 'en')).toBe('Secretariat');
  });
});
