import { verify } from '@node-rs/argon2';
import { hashPassword } from '../../db/credentials.ts';

export const SHORTEST_PASSWORD = 12;
/** One key held down is no password. */
const FEWEST_CHARACTERS = 5;

/** Of a password that nobody has: an unknown user name costs as much work as a known one. */
const nobodys = hashPassword(crypto.randomUUID());

export const checkPassword = async (password: string, passwordHash: string | undefined): Promise<boolean> => {
  const matches = await verify(passwordHash ?? (await nobodys), password);
  return matches && passwordHash !== undefined;
};

export const isWeak = (password: string, username: string): boolean =>
  password.length < SHORTEST_PASSWORD ||
  new Set(password.trim()).size < FEWEST_CHARACTERS ||
  password.toLowerCase().includes(username.toLowerCase());
