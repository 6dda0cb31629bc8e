import { createHmac, timingSafeEqual } from 'node:crypto';

/**
 * The secret in the address of a hook, for partners that sign nothing: of this purpose alone, so that whoever knows an address can
 * neither sign nor guess another one.
 */
export const addressSecret = (secret: string, purpose: string): string =>
  createHmac('sha256', secret).update(purpose).digest('hex').slice(0, 40);

/** Compared in a time that tells nothing. */
export function isAddressSecret(
  given: string,
  { secrets, purpose }: { secrets: readonly string[]; purpose: string },
): boolean {
  return secrets.some((secret) => {
    const [expected, bytes] = [Buffer.from(addressSecret(secret, purpose)), Buffer.from(given)];
    return expected.length === bytes.length && timingSafeEqual(expected, bytes);
  });
}

/** What the address of a panel's hook for inbound messages is for. */
export const inboundPurpose = (panelId: string): string => `sms-inbound/${panelId}`;
