export type Direction = 'rtl' | 'ltr';

const RIGHT_TO_LEFT = /[\p{Script=Arabic}\p{Script=Hebrew}]/u;
const LETTER = /\p{L}/u;

/**
 * Which way a number or a code reads: by its first letter, and from left to right when it has none. «۱۴۰۵/ص/۱۲۳» reads from the right,
 * `1405/123` and `K7MQ-…` from the left, whatever text stands around them. After the rule P2 of Unicode's annex 9.
 */
export function directionOf(code: string): Direction {
  const first = LETTER.exec(code)?.[0];
  return first !== undefined && RIGHT_TO_LEFT.test(first) ? 'rtl' : 'ltr';
}

const MARKS = { rtl: '\u200f', ltr: '\u200e' } as const;

/**
 * A number or a code within plain text of the given direction, such as an SMS: a mark before it keeps its parts in their order. Where
 * it reads as the text does from its first letter on, it needs none.
 */
export function placedIn(text: Direction, code: string): string {
  const direction = directionOf(code);
  return direction === text ? code : `${MARKS[direction]}${code}`;
}
