import { generateSecret, generateURI, verifySync } from 'otplib';

export const newTotpSecret = (): string => generateSecret();

/** What an authenticator app reads from a QR code. */
export const totpUri = (secret: string, username: string): string =>
  generateURI({ issuer: 'Pishkhan', label: username, secret });

/** A code of now, or of one step before or after: phones' clocks differ. */
export const checkTotp = (code: string, { secret, now }: { secret: string; now: Date }): boolean =>
  verifySync({ secret, token: code, epoch: Math.floor(now.getTime() / 1000), epochTolerance: 30 }).valid;
