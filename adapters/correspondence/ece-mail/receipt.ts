import { fromTehran } from './letter.ts';
import { child, readXml, textOf, type Element } from './xml.ts';

/** A receiving office's word that it has registered a letter. */
export interface EceReceipt {
  /** The number that the letter had from us. */
  letterNo: string;
  /** The letter's number there. */
  registrationNo: string;
  /** An instant; null where it is not told in a form that has one reading. */
  registeredAt: string | null;
}

/** Why a document is no receipt. */
export type NoReceipt = 'not-xml' | 'not-ece' | 'no-number';

const LONGEST_NUMBER = 100;

/**
 * Reads a receipt, whatever the case of its names and with or without a namespace: vendors drift. A jalali date is not read: the mail's
 * own date stands for it.
 */
export function readReceipt(xml: string): EceReceipt | NoReceipt {
  const document = readXml(xml);
  if (!document) return 'not-xml';
  const letter = child(document, 'letter');
  if (!letter || !isEce(letter)) return 'not-ece';
  const [letterNo, registrationNo] = [textOf(letter, 'letterno'), textOf(letter, 'registrationno')];
  const isSensible = (number: string): boolean => number !== '' && number.length <= LONGEST_NUMBER;
  if (!isSensible(letterNo) || !isSensible(registrationNo)) return 'no-number';
  return { letterNo, registrationNo, registeredAt: dateOf(letter) };
}

const isEce = (letter: Element): boolean =>
  textOf(child(letter, 'protocol'), 'name').toUpperCase() === 'ECE' || child(letter, 'letterno') !== undefined;

function dateOf(letter: Element): string | null {
  const date = child(letter, 'registrationdatetime');
  const shownAs = textOf(date, 'showas').toLowerCase();
  const isGregorian = shownAs === '' || shownAs === 'gregorian';
  return (isGregorian && fromTehran(textOf(letter, 'registrationdatetime'))) || null;
}
