import { describe, expect, it, test } from '@jest/globals';
import { check } from './check.mjs';

const DOCUMENT = { sha256: 'a'.repeat(64), bytes: 1_000 };
const at = (second) => `2026-11-29T08:00:${String(second).padStart(2, '0')}.000Z`;
const CODES = ['ABCD-EFGH-JKMN', 'QRST-VWXY-2345', '6789-ABCD-EFGH'];
const TEXTS = {
  routed: () => 'وزارت: نامهٔ «گواهی» دریافت شد.',
  registered: (number) => `وزارت: نامهٔ «گواهی» ثبت شد.\nشمارهٔ نامه: \u2066${number}\u2069`,
  replied: () => 'وزارت: پاسخ نامهٔ «گواهی»: پاسخ ۱',
  rejected: () => 'وزارت: نامهٔ «گواهی» پذیرفته نشد.\nعلت: ناقص',
};
const message = (kind, { second, code = CODES[0], number = '1405/1' }) => ({
  ...{ panel: 'panel-a', to: '+989122000000', at: at(second), status: 'delivered' },
  text: `${TEXTS[kind](number)}\nپیگیری:\nhttps://pishkhan.example.ir/t#${code}`,
});
const REGISTERED = ['created', 'submitted', 'routed', 'accepted', 'registered'];
const aLetter = (id, change) => ({
  ...{ id, organisation: 'ministry', mobile: '+989122000000', decision: 'accept', status: 'registered' },
  ...{ letterNumber: '1405/1', trackingCode: CODES[0], sent: [DOCUMENT], downloaded: [DOCUMENT] },
  ...{ submittedAt: at(4), decidedAt: at(6), steps: [], now: null, replies: [] },
  timeline: REGISTERED,
  ...change,
});

const feedOf = (...letters) =>
  letters
    .flatMap(({ id, timeline, status }) =>
      timeline
        .slice(1)
        .map((type, index) => ({ submissionId: id, sequence: index + 2, type, status, corrects: false })),
    )
    .map((change, index) => ({ position: index + 1, ...change }));

/** A letter with its number, one that was rejected, and one that is stuck where a person sees it. */
function facts() {
  const letters = [
    aLetter('one', {
      ...{ status: 'replied', timeline: [...REGISTERED, 'referred', 'replied'], now: 'replied: پاسخ ۱' },
      ...{ steps: ['referred to دفتر ۱', 'replied: پاسخ ۱'], replies: [{ text: 'پاسخ ۱', documents: [DOCUMENT] }] },
    }),
    aLetter('two', {
      ...{ decision: 'reject', status: 'rejected', letterNumber: null, trackingCode: CODES[1] },
      timeline: ['created', 'submitted', 'routed', 'rejected'],
    }),
    aLetter('three', {
      ...{ status: 'registering', letterNumber: null, trackingCode: CODES[2] },
      timeline: ['created', 'submitted', 'routed', 'accepted'],
    }),
  ];
  const changes = feedOf(...letters);
  return {
    letters,
    feeds: [{ changes, heard: [...changes] }],
    registrations: [
      {
        ...{ marker: 'one', organisation: 'ministry', letterNumber: '1405/1', registeredAt: at(8) },
        ...{ attachments: [DOCUMENT], fetched: [DOCUMENT] },
      },
    ],
    messages: [
      { ...message('routed', { second: 5 }), text: 'کد ورود پیشخوان: 042017' },
      message('routed', { second: 5 }),
      message('registered', { second: 9 }),
      message('replied', { second: 21 }),
      message('routed', { second: 5, code: CODES[1] }),
      message('rejected', { second: 7, code: CODES[1] }),
      message('routed', { second: 5, code: CODES[2] }),
    ],
    steps: [
      { id: 'ev-1', marker: 'one', type: 'referred', at: at(10), unit: 'دفتر ۱' },
      { id: 'ev-2', marker: 'one', type: 'replied', at: at(20), text: 'پاسخ ۱', documents: [DOCUMENT] },
    ],
    stuck: { letters: ['three'], notices: [] },
    listed: ['one', 'two', 'three'],
    audit: [{ organisation: 'ministry', brokenAt: null }],
  };
}

/** What is found once a fault has been planted into what was well. */
function planted(plant) {
  const spoilt = facts();
  plant(spoilt);
  return new Set(check(spoilt).map(({ invariant }) => invariant));
}

test('nothing is wrong with letters that got their numbers, were rejected, or wait where a person sees them', () => {
  expect(check(facts())).toEqual([]);
});

test('a message that could not be delivered may go through the other panel', () => {
  const { messages, ...others } = facts();
  const [, first] = messages;
  const undelivered = { ...first, status: 'undelivered', panel: 'panel-b' };
  expect(check({ ...others, messages: [...messages, undelivered] })).toEqual([]);
});

test('a message that no panel takes may wait where a person sees it', () => {
  const { messages, stuck, ...others } = facts();
  const notices = [{ letter: 'one', notice: 'registered' }];
  expect(check({ ...others, messages: messages.toSpliced(2, 1), stuck: { ...stuck, notices } })).toEqual([]);
});

test('a change that is corrected counts as it is told at last', () => {
  const { feeds, ...others } = facts();
  const [{ changes }] = feeds;
  const again = changes
    .slice(4, 6)
    .map((change, index) => ({ ...change, position: changes.length + 1 + index, corrects: true }));
  const all = [...changes, ...again];
  expect(check({ ...others, feeds: [{ changes: all, heard: all }] })).toEqual([]);
});

describe('planted into what was well,', () => {
  const CIRCULATED = 'each step in the correspondence system once, and the last one';
  const TRUE = 'no message of what did not happen, or not yet';
  const TOLD = 'a message for each thing that happened, unless a person sees it';
  const FED = 'a feed of changes without gaps and doubles';
  const REGISTERED_ONCE = 'one registration a letter';
  it.each([
    [
      'a skipped fence',
      [REGISTERED_ONCE],
      ({ registrations }) => registrations.push({ ...registrations[0], letterNumber: '1405/2' }),
    ],
    [
      'a registration of a letter that was rejected',
      [REGISTERED_ONCE, 'the bytes that were sent'],
      ({ registrations }) =>
        registrations.push({ ...registrations[0], marker: 'two', letterNumber: '1405/2', fetched: [] }),
    ],
    [
      'a registration that nobody asked for',
      [REGISTERED_ONCE],
      ({ registrations }) => registrations.push({ ...registrations[0], marker: 'four', letterNumber: '1405/2' }),
    ],
    [
      'the number of another letter',
      ['a number of its own, as Didgah has it', 'no message of what did not happen, or not yet'],
      ({ registrations }) => (registrations[0].letterNumber = '1405/7'),
    ],
    [
      'a letter that waits where nobody sees it',
      ['no letter without its end, unless a person sees it'],
      ({ stuck }) => stuck.letters.pop(),
    ],
    [
      'an event that was carried out twice',
      ['nothing twice in a timeline'],
      ({ letters, feeds: [{ changes, heard }] }) => {
        const [{ id, timeline, status }] = letters;
        timeline.push('accepted');
        const change = { submissionId: id, sequence: 9, type: 'accepted', status, corrects: false };
        for (const feed of [changes, heard]) feed.push({ position: feed.length + 1, ...change });
      },
    ],
    ['a letter that was begun twice', ['no letter begun twice or lost'], ({ listed }) => listed.push('four')],
    ['a letter that was lost', ['no letter begun twice or lost'], ({ listed }) => listed.pop()],
    ['a blind resend', ['no message twice'], ({ messages }) => messages.push({ ...messages[2], at: at(20) })],
    [
      'a blind resend through the other panel',
      ['no message twice'],
      ({ messages }) => messages.push({ ...messages[2], panel: 'panel-b' }),
    ],
    [
      'a dropped event',
      ['a message for each thing that happened, unless a person sees it'],
      ({ messages }) => messages.splice(2, 1),
    ],
    ['an early message', ['no message of what did not happen, or not yet'], ({ messages }) => (messages[2].at = at(5))],
    [
      'a message before the number was given',
      ['no message of what did not happen, or not yet'],
      ({ registrations }) => (registrations[0].registeredAt = at(10)),
    ],
    [
      'a message of what never happened',
      ['no message of what did not happen, or not yet'],
      ({ messages }) => messages.push(message('registered', { second: 30, code: CODES[1] })),
    ],
    [
      'a message to somebody else',
      ['no message of what did not happen, or not yet'],
      ({ messages }) => (messages[1].to = '+989122000001'),
    ],
    [
      'a byte that was changed on the way',
      ['the bytes that were sent'],
      ({ registrations }) => (registrations[0].fetched = [{ ...DOCUMENT, sha256: 'b'.repeat(64) }]),
    ],
    ['a document that the portal has not', ['the bytes that were sent'], ({ letters }) => letters[1].downloaded.pop()],
    ['a step that was dropped', [CIRCULATED], ({ letters }) => letters[0].steps.shift()],
    ['a step that was taken twice', [CIRCULATED], ({ letters }) => letters[0].steps.push(letters[0].steps[0])],
    ['a step that nobody has taken', [CIRCULATED], ({ steps }) => steps.shift()],
    ['a last step that was overtaken', [CIRCULATED], ({ letters }) => (letters[0].now = letters[0].steps[0])],
    [
      'a lost document of an answer',
      ['the bytes of each answer'],
      ({ letters }) => letters[0].replies[0].documents.pop(),
    ],
    ['an answer told before it was written', [TRUE], ({ messages }) => (messages[3].at = at(19))],
    ['an answer that nobody was told of', [TOLD], ({ messages }) => messages.splice(3, 1)],
    ['a change that was heard twice', [FED], ({ feeds }) => feeds[0].heard.push(feeds[0].heard[0])],
    ['a change that was not heard', [FED], ({ feeds }) => feeds[0].heard.pop()],
    [
      'a gap in the feed',
      [FED],
      ({ feeds }) => {
        feeds[0].changes.splice(3, 1);
        feeds[0].heard.splice(3, 1);
      },
    ],
    ['a changed audit log', ['an audit log without a gap'], ({ audit }) => (audit[0].brokenAt = 3)],
  ])('%s is found', (_, invariants, plant) => {
    expect(planted(plant)).toEqual(new Set(invariants));
  });
});
