import { chanceOf } from './random.mjs';

/**
 * @typedef {{ organisation: 'ministry' | 'university', documents: number[], decision: 'accept' | 'reject',
 *   steps: Step[] }} PlannedLetter  `documents`: the size of each, in bytes
 * @typedef {'referrals' | 'returns' | 'replies' | 'filings'} Step  what people do with a registered letter
 * @typedef {'didgah' | 'panel-a' | 'panel-b'} Simulator
 * @typedef {{ mode: string, times?: number, seconds?: number }} FaultOrder
 * @typedef {{ kind: 'fault', of: Simulator, order: FaultOrder }
 *   | { kind: 'settings', of: Simulator, settings: { deduplicates: boolean } }
 *   | { kind: 'kill', of: string }
 *   | { kind: 'pause', of: string, seconds: number }} Act
 * @typedef {Act & { after: number, restMs: number }} Disturbance
 *   `after`: how many letters have been begun by then; `restMs`: how long nothing else is done afterwards
 * @typedef {{ letters: PlannedLetter[], disturbances: Disturbance[] }} Plan
 */

const OUTAGES = ['refuse-connection', 'http-500', 'slow', 'reset-connection'];
const OF_REGISTERING = ['commit-then-hang', 'commit-then-500', 'duplicate-number', 'foreign-number', 'refuse'];
const OF_SENDING = [
  ...['logical-error', 'accept-then-hang', 'no-credit', 'account', 'no-receipt', 'receipts-out-of-order'],
  ...['blacklisted', 'undelivered'],
];
const OF_TELLING = ['events-late', 'events-doubled', 'events-reordered', 'events-lost'];
const MODES = {
  didgah: [...OUTAGES, 'http-503', ...OF_REGISTERING, ...OF_TELLING],
  'panel-a': [...OUTAGES, ...OF_SENDING],
  'panel-b': [...OUTAGES, ...OF_SENDING],
};
const SIMULATORS = /** @type {const} */ (['didgah', 'didgah', 'panel-a', 'panel-b']);
const STEPS = /** @type {const} */ (['referrals', 'referrals', 'returns', 'replies', 'filings']);
/** The product's own processes are ended more often than what it stands on. */
const ONE_IN = { worker: 4, api: 3 };

/**
 * No partner helps with what comes twice, as real ones mostly do not.
 * @type {readonly Disturbance[]}
 */
const UNHELPFUL = /** @type {const} */ (['didgah', 'panel-a', 'panel-b']).map((of) => ({
  ...{ kind: 'settings', of, settings: { deduplicates: false } },
  ...{ after: 0, restMs: 0 },
}));

/** So many letters are begun between two disturbances, on average. */
const LETTERS_A_DISTURBANCE = 7;
/** Less than what makes a search's «not there» count: a correspondence system that sleeps longer keeps no deadline. */
const LONGEST_PAUSE_S = 15;

/**
 * What is sent and what goes wrong meanwhile: the same seed gives the same plan.
 * @param {{ seed: number, letters: number, processes: readonly string[] }} wanted `processes`: those that may be ended
 * @returns {Plan}
 */
export function makePlan({ seed, letters, processes }) {
  const chance = chanceOf(seed);
  const targets = processes.flatMap((name) => Array(ONE_IN[name] ?? 1).fill(name));
  return {
    letters: Array.from({ length: letters }, () => aLetter(chance)),
    disturbances: [...UNHELPFUL, ...disturbancesOf(chance, { letters, targets })],
  };
}

/** @returns {Disturbance[]} */
function disturbancesOf(chance, { letters, targets }) {
  const made = Array.from({ length: Math.ceil(letters / LETTERS_A_DISTURBANCE) }, () => ({
    ...anAct(chance, targets),
    after: chance.between(1, letters),
    restMs: chance.between(200, 2_500),
  }));
  return made.sort((a, b) => a.after - b.after);
}

/** @returns {PlannedLetter} */
function aLetter(chance) {
  const count = chance.pick([0, 1, 1, 1, 2, 3]);
  const steps = chance.pick([0, 1, 2, 3, 4]);
  return {
    organisation: chance.pick(['ministry', 'university']),
    documents: Array.from({ length: count }, () => chance.between(1_000, 60_000)),
    decision: chance.happens(88) ? 'accept' : 'reject',
    steps: Array.from({ length: steps }, () => chance.pick(STEPS)),
  };
}

/** @returns {Act} */
function anAct(chance, targets) {
  const kind = chance.between(1, 100);
  if (kind <= 22) return { kind: 'kill', of: chance.pick(targets) };
  if (kind <= 38) return { kind: 'pause', of: chance.pick(targets), seconds: chance.between(1, LONGEST_PAUSE_S) };
  const of = chance.pick(SIMULATORS);
  if (kind <= 43) return { kind: 'settings', of, settings: { deduplicates: chance.happens(30) } };
  return { kind: 'fault', of, order: anOrder(chance, chance.pick(MODES[of])) };
}

/** @returns {FaultOrder} */
function anOrder(chance, mode) {
  if (mode === 'refuse') return { mode, times: chance.between(1, 3) };
  if (mode === 'refuse-connection' || chance.happens(50)) return { mode, seconds: chance.between(1, 15) };
  return { mode, times: chance.between(1, 8) };
}

/** @param {Act} act */
export function describe(act) {
  switch (act.kind) {
    case 'fault': {
      const { mode, times, seconds } = act.order;
      return `${act.of}: ${mode} ${times ? `${times} times` : `for ${seconds} s`}`;
    }
    case 'settings':
      return `${act.of}: deduplicates ${act.settings.deduplicates}`;
    case 'kill':
      return `${act.of}: kill -9`;
    case 'pause':
      return `${act.of}: stopped for ${act.seconds} s`;
  }
}
