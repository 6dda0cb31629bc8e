import { parseArgs } from 'node:util';
import { Problem } from '../../scripts/lib/problem.mjs';

const DEFAULTS = { letters: 200, clients: 12 };
const LARGEST_SEED = 2 ** 31 - 1;

/** What the command line asks for; without a seed, another one each time. */
export function readOptions(args = process.argv.slice(2)) {
  const text = /** @type {const} */ ({ type: 'string' });
  const { values } = parseArgs({ args, options: { letters: text, clients: text, seed: text } });
  const whole = (name, given) => {
    const value = Number(given);
    if (!Number.isInteger(value) || value < 1 || value > LARGEST_SEED)
      throw new Problem(`--${name} must be a whole number above 0.`);
    return value;
  };
  return {
    letters: whole('letters', values.letters ?? DEFAULTS.letters),
    clients: whole('clients', values.clients ?? DEFAULTS.clients),
    seed: whole('seed', values.seed ?? (Date.now() % LARGEST_SEED) + 1),
  };
}
