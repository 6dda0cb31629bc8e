import { isProblem } from '../http/problem.ts';

/** The server took the password and names the missing second factor among the faults. */
export const wantsSecondFactor = (error: unknown): boolean =>
  isProblem(error) && error.faults.some(({ pointer }) => pointer === '/totp');
