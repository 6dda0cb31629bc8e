import type { Stack } from '../setup/stack.ts';
import { witnesses } from './people.ts';

export type Step = 'referrals' | 'returns' | 'replies' | 'filings';

/** An event as the simulator's ledger has it. */
export interface LedgerEvent {
  id: string;
  type: string;
  marker: string;
  letterNumber: string;
  at: string;
  fate: string | null;
}

/** What people of the organisation do with a registered letter in the correspondence system; gives the event's id. */
export async function circulate(
  stack: Stack,
  id: string,
  {
    step,
    body = {},
    files = [],
  }: { step: Step; body?: Record<string, string>; files?: { name: string; content: Buffer }[] },
): Promise<string> {
  const [letter] = await witnesses(stack).letters(id);
  if (!letter) throw new Error('the letter is not registered');
  const query = `organisation=${letter.organisation}`;
  const form = new FormData();
  for (const [name, value] of Object.entries(body)) form.append(name, value);
  for (const { name, content } of files) form.append('file', new Blob([new Uint8Array(content)]), name);
  const response = await fetch(
    `${stack.urls.didgah}/letters/${encodeURIComponent(letter.letterNumber)}/${step}?${query}`,
    files.length > 0
      ? { method: 'POST', body: form }
      : { method: 'POST', body: JSON.stringify(body), headers: { 'content-type': 'application/json' } },
  );
  if (!response.ok) throw new Error(`${step} was not done: ${response.status} ${await response.text()}`);
  return ((await response.json()) as { eventId: string }).eventId;
}

/** All that happened to a letter, by the correspondence system itself. */
export const eventsOf = async ({ urls }: Stack, id: string): Promise<LedgerEvent[]> => {
  const all = (await (await fetch(`${urls.didgah}/ledger/events`)).json()) as LedgerEvent[];
  return all.filter(({ marker }) => marker === id);
};
