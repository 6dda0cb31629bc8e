import { lifeBy } from './follower.mjs';
import { groupsOf } from './groups.mjs';
import { byLetter, countByKind, isNotice, kindOf, numberIn } from './messages.mjs';
import { inWords } from './steps.mjs';

/**
 * @typedef {import('./collect.mjs').Facts} Facts
 * @typedef {{ invariant: string, letter: string, what: string }} Violation
 */

/** What may never be otherwise, whatever has happened. Each gives what is wrong, as pairs of a letter and words. */
const INVARIANTS = {
  'one registration a letter': registeredOnce,
  'a number of its own, as Didgah has it': numbered,
  'no letter without its end, unless a person sees it': ended,
  'nothing twice in a timeline': happenedOnce,
  'no letter begun twice or lost': begunOnce,
  'no message twice': saidOnce,
  'a message for each thing that happened, unless a person sees it': told,
  'no message of what did not happen, or not yet': truthful,
  'the bytes that were sent': whole,
  'each step in the correspondence system once, and the last one': circulated,
  'the bytes of each answer': answered,
  'a feed of changes without gaps and doubles': followed,
  'an audit log without a gap': audited,
};

/**
 * @param {Facts} facts
 * @returns {Violation[]}
 */
export function check(facts) {
  const entries = groupsOf(facts.registrations, ({ marker }) => marker);
  const messages = byLetter(facts.messages);
  const steps = groupsOf(facts.steps, ({ marker }) => marker);
  const context = {
    ...facts,
    stepsOf: (id) => steps.get(id) ?? [],
    entriesOf: (id) => entries.get(id) ?? [],
    messagesOf: (code) => messages.get(code) ?? [],
    codes: [...messages.keys()],
  };
  return Object.entries(INVARIANTS).flatMap(([invariant, violationsIn]) =>
    violationsIn(context).map(([letter, what]) => ({ invariant, letter, what })),
  );
}

function registeredOnce({ letters, registrations, entriesOf }) {
  const known = new Set(letters.map(({ id }) => id));
  const strangers = registrations.filter(({ marker }) => !known.has(marker));
  return [
    ...strangers.map(({ marker, letterNumber }) => [marker, `registered as ${letterNumber}, and sent by nobody`]),
    ...letters.flatMap(({ id, decision }) => {
      const numbers = entriesOf(id).map(({ letterNumber }) => letterNumber);
      if (numbers.length > 1) return [[id, `registered ${numbers.length} times: ${numbers.join(', ')}`]];
      return decision === 'reject' && numbers.length > 0 ? [[id, `rejected, and registered as ${numbers[0]}`]] : [];
    }),
  ];
}

function numbered({ letters, entriesOf }) {
  const withNumber = letters.filter(({ letterNumber }) => letterNumber !== null);
  const groups = groupsOf(withNumber, ({ organisation, letterNumber }) => `${organisation} ${letterNumber}`);
  const shared = [...groups].filter(([, of]) => of.length > 1);
  return [
    ...shared.flatMap(([number, of]) => of.map(({ id }) => [id, `has ${number}, as another letter`])),
    ...withNumber.flatMap(({ id, letterNumber }) => {
      const [entry] = entriesOf(id);
      if (!entry) return [[id, `has the number ${letterNumber}, and is not in Didgah`]];
      return entry.letterNumber === letterNumber
        ? []
        : [[id, `has ${letterNumber}, and in Didgah ${entry.letterNumber}`]];
    }),
  ];
}

const ENDS = { accept: ['registered', 'replied', 'closed'], reject: ['rejected'] };

function ended({ letters, stuck }) {
  const isSeen = new Set(stuck.letters);
  return letters.flatMap(({ id, status, decision, letterNumber }) => {
    const isAtItsEnd = ENDS[decision].includes(status) && (decision === 'reject' || letterNumber !== null);
    return isAtItsEnd || isSeen.has(id) ? [] : [[id, `is ${status}, number ${letterNumber}, seen by nobody`]];
  });
}

const ONCE = ['created', 'submitted', 'routed', 'accepted', 'rejected', 'registered', 'closed'];

function happenedOnce({ letters }) {
  return letters.flatMap(({ id, timeline }) =>
    ONCE.flatMap((once) => {
      const count = timeline.filter((type) => type === once).length;
      return count > 1 ? [[id, `${once} ${count} times`]] : [];
    }),
  );
}

function begunOnce({ letters, listed }) {
  const [begun, shown] = [new Set(letters.map(({ id }) => id)), new Set(listed)];
  return [
    ...[...shown].filter((id) => !begun.has(id)).map((id) => [id, 'is in the list, and was begun by nobody']),
    ...[...begun].filter((id) => !shown.has(id)).map((id) => [id, 'is not in the list']),
  ];
}

/** One that could not be delivered may go through the other panel. */
function saidOnce({ messages }) {
  const groups = groupsOf(messages, ({ to, text }) => `${to} ${text}`);
  return [...groups.values()].flatMap((same) => {
    const arrived = same.filter(({ status }) => status !== 'undelivered');
    const panels = new Set(same.map(({ panel }) => panel));
    if (arrived.length <= 1 && panels.size === same.length) return [];
    const where = same.map(({ panel, at, status }) => `${panel} ${at} ${status}`).join(', ');
    return [[same[0].text, `sent ${same.length} times: ${where}`]];
  });
}

/** What no panel takes, or brings to its phone, waits where a person sees it. */
function told({ letters, messagesOf, stuck: { notices } }) {
  return letters.flatMap(({ id, trackingCode, timeline }) => {
    const count = countByKind(messagesOf(trackingCode));
    const seen = (type) => notices.filter(({ letter, notice }) => letter === id && notice === type).length;
    const happened = (type) => timeline.filter((other) => other === type).length;
    const kinds = [...new Set(timeline.filter(isNotice))];
    const untold = kinds.filter((type) => count(type) + seen(type) < happened(type));
    return untold.map((type) => [id, `${type} ${happened(type)} times, and told ${count(type)} times`]);
  });
}

function truthful({ letters, messagesOf, entriesOf, stepsOf, codes }) {
  const known = new Set(letters.map(({ trackingCode }) => trackingCode));
  const strange = codes.filter((code) => !known.has(code)).flatMap(messagesOf);
  return [
    ...strange.map(({ text }) => ['', `a message of no letter: ${text}`]),
    ...letters.flatMap((letter) =>
      messagesOf(letter.trackingCode).flatMap((message) =>
        untrue(message, letter, { entry: entriesOf(letter.id)[0], steps: stepsOf(letter.id) }),
      ),
    ),
  ];
}

/** When somebody asked for what is told of. */
const CAUSED = { routed: 'submittedAt', rejected: 'decidedAt', registered: 'decidedAt' };

function untrue(message, letter, { entry, steps }) {
  const { id, mobile, timeline } = letter;
  const kind = kindOf(message);
  if (message.to !== mobile) return [[id, 'told to somebody else']];
  if (!timeline.includes(kind)) return [[id, `told of ${kind ?? message.text}, which has not happened`]];
  const reply = steps.find(({ text }) => text && message.text.includes(`: ${text}\n`));
  const since = kind === 'replied' ? (reply?.at ?? 'it was written') : letter[CAUSED[kind]];
  if (message.at < since) return [[id, `told that it was ${kind} at ${message.at}, before ${since}`]];
  if (kind !== 'registered') return [];
  const number = numberIn(message);
  if (number !== entry?.letterNumber) return [[id, `told the number ${number}, and Didgah has ${entry?.letterNumber}`]];
  return message.at < entry.registeredAt ? [[id, 'told of its number before it had one']] : [];
}

function whole({ letters, entriesOf }) {
  return letters.flatMap(({ id, sent, downloaded, status }) => {
    const there = [['the portal', downloaded]];
    const [entry] = entriesOf(id);
    if (entry) there.push(['Didgah', entry.attachments], ['what Didgah hands out', entry.fetched]);
    if (ENDS.accept.includes(status) && !entry) return [[id, 'its documents are not in Didgah']];
    return there.flatMap(([where, contents]) => (same(contents, sent) ? [] : [[id, `other documents in ${where}`]]));
  });
}

const same = (one, other) => asText(one) === asText(other);
const asText = (contents) =>
  contents
    .map(({ sha256, bytes }) => `${sha256} ${bytes}`)
    .sort()
    .join();

function circulated({ letters, stepsOf }) {
  return letters.flatMap(({ id, steps, now, status }) => {
    const done = stepsOf(id).toSorted((a, b) => (a.at < b.at ? -1 : 1));
    const [there, here] = [done.map(inWords).sort().join(), steps.toSorted().join()];
    const last = done.length > 0 ? inWords(done[done.length - 1]) : null;
    const isReplied = done.some(({ type }) => type === 'replied');
    return [
      ...(there === here ? [] : [[id, `did «${there}», and the timeline has «${here}»`]]),
      ...(last === now ? [] : [[id, `is at «${last}», and shown at «${now}»`]]),
      ...(isReplied === (status === 'replied') ? [] : [[id, `is ${status}, and replied ${isReplied}`]]),
    ];
  });
}

function answered({ letters, stepsOf }) {
  const documentsOf = (replies) => replies.map(({ text, documents }) => `${text} ${asText(documents)}`).sort();
  return letters.flatMap(({ id, replies }) => {
    const written = documentsOf(stepsOf(id).filter(({ type }) => type === 'replied'));
    return written.join() === documentsOf(replies).join() ? [] : [[id, 'has other answers than were written']];
  });
}

function followed({ letters, feeds }) {
  const heard = new Map(feeds.flatMap(({ heard }) => [...groupsOf(heard, ({ submissionId }) => submissionId)]));
  return [
    ...feeds.flatMap(({ changes, heard }) => [
      ...changes.flatMap(({ position, submissionId }, index) =>
        position === index + 1 ? [] : [[submissionId, `stands at ${position} in the place of ${index + 1}`]],
      ),
      ...(JSON.stringify(changes) === JSON.stringify(heard) ? [] : [['', 'was heard otherwise than it is']]),
    ]),
    ...letters.flatMap(({ id, timeline, status }) => {
      const told = lifeBy(heard.get(id) ?? []);
      const [types, last] = [told.map(({ type }) => type).join(), told.at(-1)?.status];
      const happened = timeline.slice(timeline.indexOf('submitted')).join();
      return types === happened && last === status
        ? []
        : [[id, `is ${status} by ${happened}, and was told as ${types}`]];
    }),
  ];
}

function audited({ audit }) {
  const broken = audit.filter(({ brokenAt }) => brokenAt !== null);
  return broken.map(({ organisation, brokenAt }) => ['', `${organisation}: entry ${brokenAt}`]);
}
