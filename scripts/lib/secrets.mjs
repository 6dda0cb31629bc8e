import { randomBytes } from 'node:crypto';
import { chmodSync, existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { Problem } from './problem.mjs';

const password = () => randomBytes(24).toString('base64url');
const key = () => randomBytes(32).toString('base64');

/** `dev` marks what production refuses. */
const MAKERS = {
  superuserPassword: password,
  ownerPassword: password,
  appPassword: password,
  dataKeys: () => `dev-1:${key()}`,
  payloadKeys: () => `dev-1:${key()}`,
  hashKey: key,
  didgahToken: () => `dev-${password()}`,
  panelAKey: () => `dev-${password()}`,
  panelBKey: () => `dev-${password()}`,
  mailPassword: () => `dev-${password()}`,
  hookSecret: () => `dev-${password()}`,
};

export const makeSecrets = () => Object.fromEntries(Object.entries(MAKERS).map(([name, make]) => [name, make()]));

/** What a checkout of an earlier version has not; nothing that it keeps was made with it. */
const NEW_SINCE = ['hookSecret', 'mailPassword'];

/** The secrets of this checkout: made once, readable by their owner alone. Without them its data cannot be read. */
export function keepSecrets(file, { dataExists }) {
  if (existsSync(file)) return completed(file, readSecrets(file));
  if (dataExists)
    throw new Problem(`${file} is missing, and the data beside it cannot be read without it. ${START_ANEW}`);
  return write(file, makeSecrets());
}

function write(file, secrets) {
  writeFileSync(`${file}.new`, `${JSON.stringify(secrets, null, 2)}\n`, { mode: 0o600 });
  renameSync(`${file}.new`, file);
  return secrets;
}

function completed(file, secrets) {
  const missing = NEW_SINCE.filter((name) => !(name in secrets));
  if (missing.length === 0) return secrets;
  return write(file, { ...secrets, ...Object.fromEntries(missing.map((name) => [name, MAKERS[name]()])) });
}

function readSecrets(file) {
  let secrets;
  try {
    secrets = JSON.parse(readFileSync(file, 'utf8'));
    chmodSync(file, 0o600);
  } catch (error) {
    const why = error instanceof SyntaxError ? 'is damaged' : `cannot be read (${error.code})`;
    throw new Problem(`${file} ${why}. ${START_ANEW}`);
  }
  const needed = Object.keys(MAKERS).filter((name) => !NEW_SINCE.includes(name));
  const missing = needed.filter((name) => typeof secrets?.[name] !== 'string');
  if (missing.length === 0) return secrets;
  throw new Problem(`${file} is damaged: it has no ${missing.join(', ')}. ${START_ANEW}`);
}

const START_ANEW = 'Put it back from a copy, or move the data folder away to start with an empty one.';
