import { createHash, randomBytes } from 'node:crypto';

/** 256 random bits; only its hash is ever kept. */
export const newToken = (): string => randomBytes(32).toString('base64url');

/** A reference token has more entropy than can be searched, so a plain SHA-256 is enough at rest. */
export const hashToken = (token: string): Buffer => createHash('sha256').update(token).digest();
