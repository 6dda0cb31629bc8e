import { createHash, randomBytes } from 'node:crypto';

/** 256 random bits; only its hash is ever kept. */
export const newToken = (): string => randomBytes(32).toString('base64url');

const ACCESS_TOKEN = 'pishkhan_';

/** A token that its owner makes for a program: by its beginning it is known wherever it was left lying about. */
export const newAccessToken = (): string => ACCESS_TOKEN + newToken();
export const isAccessToken = (token: string): boolean => token.startsWith(ACCESS_TOKEN);

/** A reference token has more entropy than can be searched, so a plain SHA-256 is enough at rest. */
export const hashToken = (token: string): Buffer => createHash('sha256').update(token).digest();
