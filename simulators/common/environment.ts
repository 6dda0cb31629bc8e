import { StartFault } from './process.ts';

/** The simulator's settings from its environment; names every missing one at once. */
export function readEnvironment<Name extends string>(names: readonly Name[]): Record<Name, string> & { port: number } {
  const missing = ['SIM_PORT', ...names].filter((name) => !process.env[name]);
  if (missing.length > 0) throw new StartFault(`set ${missing.join(', ')}`);
  const values = Object.fromEntries(names.map((name) => [name, process.env[name]])) as Record<Name, string>;
  return { ...values, port: portOf('SIM_PORT') };
}

/** The port that a variable names. */
export function portOf(name: string): number {
  const port = Number(process.env[name]);
  if (!Number.isInteger(port) || port < 1 || port > 65_535) throw new StartFault(`${name} is not a port number`);
  return port;
}

/** One that has a default. */
export const readOptional = (name: string, fallback: string): string => process.env[name] || fallback;
