import { readEnv } from '../config/environment.ts';

/** Reads what a command of this folder needs; names everything that is missing at once. */
export function requireEnvironment<Name extends string>(...names: Name[]): Record<Name, string> {
  const environment = readEnv();
  const missing = names.filter((name) => !environment[name]);
  if (missing.length > 0) throw new Error(`Not set: ${missing.join(', ')}`);
  return Object.fromEntries(names.map((name) => [name, environment[name]])) as Record<Name, string>;
}
