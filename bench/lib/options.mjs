import { parseArgs } from 'node:util';
import { Problem } from '../../scripts/lib/problem.mjs';

const DEFAULTS = { rounds: 5, letters: 200, clients: 16 };

/** What the command line asks for. */
export function readOptions(args = process.argv.slice(2)) {
  const numbers = Object.fromEntries(Object.keys(DEFAULTS).map((name) => [name, { type: 'string' }]));
  const { values, positionals } = parseArgs({
    args,
    allowPositionals: true,
    options: { ...numbers, json: { type: 'string' }, profile: { type: 'string' } },
  });
  const whole = (name) => {
    const value = Number(values[name] ?? DEFAULTS[name]);
    if (!Number.isInteger(value) || value < 1) throw new Problem(`--${name} must be a whole number above 0.`);
    return value;
  };
  if (positionals.some((word) => word !== 'lists')) throw new Problem('npm run bench takes `lists` or nothing.');
  return {
    lists: positionals.length > 0,
    rounds: whole('rounds'),
    letters: whole('letters'),
    clients: whole('clients'),
    json: values.json,
    profile: values.profile,
  };
}
