import { hash, verify } from '@node-rs/argon2';

/** OWASP's first choice for Argon2id: 19 MiB, two passes. */
const OPTIONS = { algorithm: 2, memoryCost: 19_456, timeCost: 2, parallelism: 1 } as const;

export const SHORTEST_PASSWORD = 12;

export const hashPassword = (password: string): Promise<string> => hash(password, OPTIONS);

/** Of a password that nobody has: an unknown user name costs as much work as a known one. */
const nobodys = hashPassword(crypto.randomUUID());

export const checkPassword = async (password: string, passwordHash: string | undefined): Promise<boolean> => {
  const matches = await verify(passwordHash ?? (await nobodys), password);
  return matches && passwordHash !== undefined;
};

export const isWeak = (password: string, username: string): boolean =>
  password.length < SHORTEST_PASSWORD || password.toLowerCase().includes(username.toLowerCase());
