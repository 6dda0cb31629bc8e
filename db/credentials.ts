import { hash } from '@node-rs/argon2';
import { generateSecret, generateURI } from 'otplib';

/** OWASP's first choice for Argon2id: 19 MiB, two passes. */
const OPTIONS = { algorithm: 2, memoryCost: 19_456, timeCost: 2, parallelism: 1 } as const;

export const hashPassword = (password: string): Promise<string> => hash(password, OPTIONS);

export const newTotpSecret = (): string => generateSecret();

/** What an authenticator app reads from a QR code. */
export const totpUri = (secret: string, username: string): string =>
  generateURI({ issuer: 'Pishkhan', label: username, secret });
