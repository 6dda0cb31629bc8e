import { randomInt, timingSafeEqual } from 'node:crypto';
import type { Vault } from '../../../db/crypto.ts';

export const CODE_MINUTES = 5;
export const RESEND_SECONDS = 60;
export const MAX_TRIES = 5;

export const newCode = (): string => String(randomInt(1_000_000)).padStart(6, '0');

/** The hash is bound to its challenge: a code tells nothing about another challenge with the same code. */
export const hashCode = (vault: Vault, { challengeId, code }: { challengeId: string; code: string }): Buffer =>
  vault.hash('sign-in-code', `${challengeId}:${code}`);

export const sameHash = (a: Uint8Array, b: Uint8Array): boolean => a.length === b.length && timingSafeEqual(a, b);
