import { setTimeout as sleep } from 'node:timers/promises';
import { messagesOf, stuckOf, summariesOf } from './collect.mjs';
import { insist } from './http.mjs';
import { byLetter, kindOf } from './messages.mjs';

const PATIENCE_MS = 360_000;
const LOOK_MS = 2_000;

/**
 * Waits until nothing is left to do by the product itself, for as long as it may take at most; what stays undone is the
 * checker's to find. What only a person can settle, an administrator tries again.
 */
export async function settle({ stack: { urls }, people, letters, say }) {
  const decisions = new Map(letters.map(({ id, decision }) => [id, decision]));
  /** @type {Set<string>} */
  const retried = new Set();
  let said = '';
  for (const end = Date.now() + PATIENCE_MS; Date.now() < end; await sleep(LOOK_MS)) {
    const stuck = await stuckOf(urls, people);
    const left = await leftToDo({ ...stuck, letters: stuck.letters.filter((id) => retried.has(id)) });
    for (const id of stuck.letters) if (!retried.has(id)) await retry(id);
    const text = Object.entries(left)
      .map(([what, count]) => `${count} ${what}`)
      .join(', ');
    if (text !== said) say(`  left to do: ${text}`);
    said = text;
    if (Object.values(left).every((count) => count === 0)) return { retried: retried.size };
  }
  return { retried: retried.size };

  /** Once: what is stuck again stays so. */
  async function retry(id) {
    retried.add(id);
    for (const { admin: token } of Object.values(people.organisations))
      await insist({ method: 'POST', url: `${urls.api}/api/desk/v1/stuck/${id}/retry`, token, json: {} });
  }

  async function leftToDo(seen) {
    const [all, messages] = [await summariesOf(urls, people), byLetter(await messagesOf(urls))];
    const summaries = all.filter(({ id }) => !seen.letters.includes(id));
    const isToSay = ({ id, trackingCode }) => {
      const told = (messages.get(trackingCode) ?? []).map(kindOf);
      const waiting = seen.notices.filter(({ letter }) => letter === id).map(({ notice }) => notice);
      const kinds = new Set([...told, ...waiting]);
      return !kinds.has('routed') || !kinds.has(decisions.get(id) === 'reject' ? 'rejected' : 'registered');
    };
    const isToEnd = ({ id, status }) =>
      !(decisions.get(id) === 'reject' ? status === 'rejected' : status === 'registered');
    return {
      'letters to settle': summaries.filter(isToEnd).length,
      'letters with something to tell': summaries.filter(isToSay).length,
    };
  }
}
