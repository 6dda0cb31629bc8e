import { groupsOf } from './groups.mjs';

/** What a letter's messages tell of, by the words that the demo's notices have. */
const KINDS = /** @type {const} */ ({
  routed: /دریافت شد/,
  registered: /ثبت شد/,
  rejected: /پذیرفته نشد/,
  replied: /پاسخ نامهٔ/,
});

/** Marks of direction, which a phone needs and nobody sees. */
const UNSEEN = /[\u200e\u200f\u2066-\u2069]/g;

export const isNotice = (type) => Object.hasOwn(KINDS, type);

export const seen = (text) => text.replace(UNSEEN, '');

/** Which event a message tells of; nothing when none is known with such words. */
export const kindOf = ({ text }) => Object.keys(KINDS).find((kind) => KINDS[kind].test(text));

/** How many messages tell of each kind of event; what goes twice for want of a receipt counts once. */
export function countByKind(messages) {
  const texts = groupsOf(messages, (message) => kindOf(message) ?? '');
  return (kind) => new Set(texts.get(kind)?.map(({ text }) => text)).size;
}

/** The number that a message says the letter has. */
export const numberIn = ({ text }) => /شمارهٔ نامه: (.+)/.exec(seen(text))?.[1]?.trim();

const SIGN_IN = /^کد ورود/;

/** Messages by the tracking codes of the letters that they tell of; those of no letter under the empty one. */
export const byLetter = (messages) =>
  groupsOf(
    messages.filter(({ text }) => !SIGN_IN.test(text)),
    ({ text }) => /#([\w-]+)/.exec(text)?.[1] ?? '',
  );
