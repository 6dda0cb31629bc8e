import { toNationalForm, type Mobile } from '../../domain/identity/index.ts';
import type { Received } from './inbox.ts';

const WITHIN_MS = 5_000;
/** Hands a message on again after these pauses while the customer's server does not take it; then it is left in the inbox. */
const PAUSES_MS = [0, 1_000, 5_000, 15_000];

/** Kavenegar's way of handing on what was received: a form, by POST, to the address that the customer has set. */
export function createWebhook({ url, line }: { url: string; line: string }): (message: Received) => void {
  if (!url) return () => undefined;

  async function give({ id, from, text }: Received): Promise<boolean> {
    const sender = toNationalForm(from as Mobile);
    const body = new URLSearchParams({ messageid: String(id), from: sender, to: line, message: text });
    const signal = AbortSignal.timeout(WITHIN_MS);
    const response = await fetch(url, { method: 'POST', body, signal, redirect: 'manual' }).catch(() => undefined);
    await response?.body?.cancel();
    return response?.ok ?? false;
  }

  return (message) => {
    void (async () => {
      for (const pause of PAUSES_MS) {
        await new Promise((resolve) => setTimeout(resolve, pause).unref());
        if (await give(message)) return;
      }
    })();
  };
}
