import type { Environment } from './environment.ts';

export interface ConfigFault {
  readonly name: string;
  readonly message: string;
}

/** Names every fault of the environment, and no value: a value may be a secret. */
export class ConfigError extends Error {
  readonly faults: readonly ConfigFault[];

  constructor(faults: readonly ConfigFault[]) {
    super(['The configuration has faults:', ...faults.map((fault) => `  ${fault.name} ${fault.message}`)].join('\n'));
    this.name = 'ConfigError';
    this.faults = faults;
  }
}

/** @throws ConfigError with all faults at once */
export function withoutFaults<T>(env: Environment, make: (read: Reader) => T): T {
  const faults: ConfigFault[] = [];
  const made = make(createReader(env, faults));
  if (faults.length > 0) throw new ConfigError(faults);
  return made;
}

export type Reader = ReturnType<typeof createReader>;

interface Bounds {
  fallback: number;
  min?: number;
  max?: number;
}

interface Form<T> {
  /** Nothing for a value that is not of the form. */
  parse: (value: string) => T | undefined;
  /** What the value has to be. */
  form: string;
  instead: T;
}

/** Each method notes a fault and gives a placeholder, so that reading goes on to the next variable. */
function createReader(env: Environment, faults: ConfigFault[]) {
  const production = env.NODE_ENV === 'production';

  function fault<T>(name: string, { message, instead }: { message: string; instead: T }): T {
    faults.push({ name, message });
    return instead;
  }

  const optional = (name: string): string | undefined => env[name] || undefined;

  const text = (name: string): string => env[name] || fault(name, { message: 'is not set', instead: '' });

  /** A variable that has to be set, to something of this form. */
  function formed<T>(name: string, { parse, form, instead }: Form<T>): T {
    const value = text(name);
    if (!value) return instead;
    return parse(value) ?? fault(name, { message: `must be ${form}`, instead });
  }

  function oneOf(name: string, choices: readonly [string, ...string[]]): string {
    const value = env[name] || choices[0];
    return choices.includes(value)
      ? value
      : fault(name, { message: `must be one of ${choices.join(', ')}`, instead: '' });
  }

  function whole(name: string, { fallback, min = 1, max = Number.MAX_SAFE_INTEGER }: Bounds): number {
    const value = env[name];
    if (!value) return fallback;
    const number = /^\d{1,16}$/.test(value) ? Number(value) : NaN;
    if (number >= min && number <= max) return number;
    const range = max === Number.MAX_SAFE_INTEGER ? `of at least ${min}` : `from ${min} to ${max}`;
    return fault(name, { message: `must be a whole number ${range}`, instead: fallback });
  }

  /** 0 = nowhere. */
  const optionalPort = (name: string): number => whole(name, { fallback: 0, min: 0, max: 65_535 });

  function url(name: string, protocols: readonly string[]): string {
    const parse = (value: string) =>
      URL.canParse(value) && protocols.includes(new URL(value).protocol) ? value.replace(/\/$/, '') : undefined;
    return formed(name, { parse, form: `an address that starts with ${protocols.join(' or ')}`, instead: '' });
  }

  const optionalUrl = (name: string, protocols: readonly string[]): string | undefined =>
    optional(name) && url(name, protocols);

  function origin(name: string): string | undefined {
    const value = env[name];
    if (!value) return undefined;
    const parsed = URL.canParse(value) ? new URL(value) : undefined;
    if (parsed && /^https?:$/.test(parsed.protocol) && `${parsed.origin}/` === parsed.href) return parsed.origin;
    return fault(name, { message: 'must be an origin such as http://localhost:8233', instead: undefined });
  }

  /** What `npm start` makes for one machine carries the mark `dev`, so that it can be told from a real secret. */
  function refuseDevelopment(name: string, secrets: readonly string[]): void {
    if (production && secrets.some((secret) => /^dev\b/.test(secret)))
      faults.push({ name, message: 'is a development secret, refused in production' });
  }

  function refuseInProduction(name: string, isSet: boolean): void {
    if (production && isSet) faults.push({ name, message: 'must not be set in production' });
  }

  return {
    ...{ production, optional, text, formed, oneOf, whole, optionalPort, url, optionalUrl, origin },
    ...{ refuseDevelopment, refuseInProduction },
  };
}
