import { at } from '../../../client/address.ts';
import { parseMobile } from '../../../domain/identity/mobile.ts';
import { api } from './client.ts';
import type { Challenge } from './types.ts';

/** A code that was sent, and to whom. */
export interface Sent extends Challenge {
  mobile: string;
  /** In the place of an earlier one. */
  again?: boolean;
}

export const sendCode = async (mobile: string): Promise<Sent> => {
  const wire = parseMobile(mobile) ?? mobile;
  const { data } = await api.send(at('/api/v1/sign-in-codes'), {
    method: 'POST',
    body: { mobile: wire },
    anonymous: true,
  });
  return { ...data, mobile: wire };
};
