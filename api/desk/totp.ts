import { verifySync } from 'otplib';

/** A code of now, or of one step before or after: phones' clocks differ. */
export const checkTotp = (code: string, { secret, now }: { secret: string; now: Date }): boolean =>
  verifySync({ secret, token: code, epoch: Math.floor(now.getTime() / 1000), epochTolerance: 30 }).valid;
