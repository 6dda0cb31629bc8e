import { describe, expect, test } from '@jest/globals';
import { Type } from '@sinclair/typebox';
import {
  Closed,
  Code,
  Line,
  MobileNumber,
  NationalIdNumber,
  Nullable,
  OneOf,
  PAGE_QUERY,
  Password,
  Text,
  Uuid,
} from './schema.ts';
import { checker, queryChecker } from './validate.ts';

const Letter = Closed({
  organisationId: Uuid(),
  subject: Line({ minLength: 3, maxLength: 20 }),
  body: Type.Optional(Text({ maxLength: 30 })),
  mobile: Type.Optional(MobileNumber()),
  letterNumber: Type.Optional(Code({ maxLength: 20 })),
  nationalId: Type.Optional(NationalIdNumber()),
  password: Type.Optional(Password({ minLength: 1, maxLength: 20 })),
  kind: Type.Optional(OneOf(['natural', 'legal'])),
  unitId: Type.Optional(Nullable(Uuid())),
  tags: Type.Optional(Type.Array(Type.String({ minLength: 1 }), { maxItems: 2, uniqueItems: true })),
  count: Type.Optional(Type.Integer({ minimum: 1, maximum: 5 })),
});
const check = checker(Letter);
const organisationId = '0a000000-0000-4000-8000-000000000001';
const codes = (value: unknown) => check(value).faults.map(({ pointer, code }) => `${pointer} ${code}`);

describe('a body', () => {
  test('takes a uuid in capitals as the one that it is, and no other way of writing one', () => {
    const given = { organisationId: ` ${organisationId.toUpperCase()} `, subject: 'درخواست' };
    expect(check(given)).toMatchObject({ value: { organisationId }, faults: [] });
    for (const other of [`urn:uuid:${organisationId}`, `{${organisationId}}`, organisationId.replaceAll('-', '')])
      expect(codes({ ...given, organisationId: other })).toEqual(['/organisationId not-uuid']);
  });

  test('is told all its faults at once', () => {
    const wrong = {
      subject: 'x',
      mobile: '12',
      nationalId: '2222222222',
      kind: 'robot',
      tags: ['', '', 'c'],
      count: 9,
      colour: 'red',
      unitId: 7,
    };
    expect(codes(wrong).sort()).toEqual(
      [
        '/organisationId required',
        '/colour unknown-field',
        '/subject too-short',
        '/mobile not-mobile',
        '/nationalId not-national-id',
        '/kind not-one-of',
        '/tags too-many-items',
        '/tags repeated-item',
        '/tags/0 required',
        '/tags/1 required',
        '/count too-big',
        '/unitId wrong-type',
      ].sort(),
    );
  });

  test('is not coerced', () => {
    expect(codes({ organisationId, subject: 'سلام', count: '3' })).toEqual(['/count wrong-type']);
  });

  test.each([[null], [[]], ['text'], [7], [true]])('that is %p and no object is of the wrong type', (value) => {
    expect(codes(value)).toEqual([' wrong-type']);
  });

  test('may leave a nullable field null', () => {
    expect(codes({ organisationId, subject: 'سلام', unitId: null })).toEqual([]);
  });

  test('keeps words as they were written, trimmed, and reads codes', () => {
    const { value, faults } = check({
      organisationId,
      subject: '  نامهٔ\nعلي  ۱۲ 3',
      body: 'یک\r\nدو\u202e ٣\t4 ',
      mobile: '۰۹۱۲ ۳۴۵ ۶۷۸۹',
      letterNumber: ' ۱۴۰۵/ك/\u200e٣ ',
    });
    expect(faults).toEqual([]);
    expect(value).toMatchObject({
      ...{ subject: 'نامهٔ علي  ۱۲ 3', body: 'یک\nدو ٣\t4' },
      ...{ mobile: '0912 345 6789', letterNumber: '1405/ک/3' },
    });
  });

  test('keeps a password as it was typed', () => {
    const password = ' رمز ي۱ ';
    expect(check({ organisationId, subject: 'سلام', password }).value).toMatchObject({ password });
  });

  test('measures length after trimming', () => {
    expect(codes({ organisationId, subject: `  ${' '.repeat(30)}x  ` })).toEqual(['/subject too-short']);
  });

  test.each(['\u200d'.repeat(9), '\u3164\u2062\u00ad\ufeff', '\u2800 \u2800'])(
    'takes no %j that shows nothing',
    (subject) => {
      expect(codes({ organisationId, subject })).toEqual(['/subject too-short']);
    },
  );

  test('escapes names in pointers', () => {
    expect(codes({ organisationId, subject: 'سلام', 'a/b~c': 1 })).toEqual(['/a~1b~0c unknown-field']);
  });

  test('cannot reach a prototype', () => {
    const body = JSON.parse(`{"organisationId":"${organisationId}","subject":"abc","__proto__":{"admin":true}}`);
    expect(codes(body)).toEqual(['/__proto__ unknown-field']);
    expect(({} as { admin?: boolean }).admin).toBeUndefined();
  });
});

describe('a query', () => {
  const checkQuery = queryChecker(Closed({ ...PAGE_QUERY, mine: Type.Optional(Type.Boolean()) }));

  test('has its numbers and truth values read from text', () => {
    expect(checkQuery({ limit: '5', mine: 'true' })).toEqual({ value: { limit: 5, mine: true }, faults: [] });
    expect(checkQuery({ mine: 'false' })).toEqual({ value: { limit: 20, mine: false }, faults: [] });
  });

  test('takes Persian digits and fills defaults in', () => {
    expect(checkQuery({ limit: '۵' }).value).toEqual({ limit: 5 });
    expect(checkQuery({}).value).toEqual({ limit: 20 });
  });

  test.each([['0'], ['101'], ['x'], ['1.5'], [''], ['0x5'], ['5e0'], ['+5'], ['-5'], [['5', '6']]])(
    'refuses a limit of %p',
    (limit) => {
      expect(checkQuery({ limit }).faults).toHaveLength(1);
    },
  );

  test.each([['yes'], ['1'], [''], ['TRUE'], [['true', 'true']]])('refuses a truth value of %p', (mine) => {
    expect(checkQuery({ mine }).faults).toMatchObject([{ pointer: '/mine', code: 'wrong-type' }]);
  });
});
