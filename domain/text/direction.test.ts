import { describe, expect, test } from '@jest/globals';
import { directionOf, placedIn } from './direction.ts';

describe('a number reads', () => {
  test.each(['۱۴۰۵/ص/۱۲۳', '1405/ص/123', 'ص/۱۲', '۱۲۳/الف', 'بیرونی-1405-2/A', '١٢/ش'])(
    '%s from the right',
    (number) => {
      expect(directionOf(number)).toBe('rtl');
    },
  );

  test.each(['1405/123', '۱۴۰۵/۱۲۳', 'K7MQ-XN4D-P2TR', '1405/A/ص', '+989121234567', '', '-/-'])(
    '%s from the left',
    (number) => {
      expect(directionOf(number)).toBe('ltr');
    },
  );
});

describe('in plain text', () => {
  test('a number of digits keeps its order among Persian words', () => {
    expect(placedIn('rtl', '1405/123')).toBe('\u200e1405/123');
    expect(placedIn('rtl', 'K7MQ-XN4D')).toBe('\u200eK7MQ-XN4D');
  });

  test('a number with a Persian letter keeps its order among English words', () => {
    expect(placedIn('ltr', '1405/ص/123')).toBe('\u200f1405/ص/123');
  });

  test('what reads as the text does needs no marks', () => {
    expect(placedIn('rtl', '۱۴۰۵/ص/۱۲۳')).toBe('۱۴۰۵/ص/۱۲۳');
    expect(placedIn('ltr', '1405/123')).toBe('1405/123');
    expect(placedIn('ltr', 'K7MQ-XN4D')).toBe('K7MQ-XN4D');
  });
});
